import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/hosts/openInBrowser.ts';
import { layoutFaults } from '../support/layout/layoutFaults.ts';

const LONG = 'A name that is a good deal longer than the place it has';

describe('the layout check', () => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    browser = await launchBrowser();
    page = await browser.newPage({ viewport: { width: 600, height: 400 } });
  });
  afterAll(() => browser.close());

  /** The kinds of faults on a page with this body. */
  async function kindsOf(body: string): Promise<string[]> {
    await page.setContent(`<style>body { margin: 0; font: 16px/1.5 sans-serif }</style>${body}`);
    const faults = await layoutFaults(page);
    return [...new Set(faults.map((fault) => fault.split(':')[0] ?? ''))];
  }

  it('finds nothing on a page that is laid out well', async () => {
    const well = `
      <main style="height: 300px; overflow: auto">
        <h1>Title</h1><p>Some text, long enough for several lines of a page that is not very wide,
        with <a href="#">a link in it that may well go on in the next line</a>.</p>
        <button>Start</button><div style="height: 900px"></div><button>Far below, in reach</button>
      </main>`;
    expect(await kindsOf(well)).toEqual([]);
  });

  it('finds texts printed over each other, and passes over what lies in another layer', async () => {
    const over = (style: string) =>
      `<p>Form and its fields</p><p style="${style}; margin: 0; left: 0; top: 4px">Start training</p>`;
    expect(await kindsOf(over('position: absolute'))).toEqual(['overlap']);
    expect(await kindsOf(over('position: fixed; background: white'))).toEqual([]);
  });

  it('passes over an accent above its letter, but not over another letter there', async () => {
    const math = (letter: string) => `<math style="font: 40px math"><mrow>${letter}
      <mover accent="true"><mi>x</mi><mo stretchy="false">ˆ</mo></mover></mrow></math>`;
    expect(await kindsOf(math(''))).toEqual([]);
    expect(await kindsOf(math('<mi style="margin-right: -20px">y</mi>'))).toEqual(['overlap']);
  });

  it('finds what lies over each other farther down, wherever the page is scrolled to', async () => {
    const below = `<div style="height: 300px; overflow: auto"><div style="height: 900px"></div>
      <p>The run</p><p style="margin-top: -36px">The form</p></div>`;
    expect(await kindsOf(below)).toEqual(['overlap']);
  });

  it('finds a text that is cut, unless its title has all of it', async () => {
    const cut = (title: string, style: string) =>
      `<p style="width: 120px; overflow: hidden; white-space: nowrap; ${style}"${title}>${LONG}</p>`;
    expect(await kindsOf(cut('', 'text-overflow: ellipsis'))).toEqual(['cut']);
    expect(await kindsOf(cut('', ''))).toEqual(['cut']);
    expect(await kindsOf(cut(' title="Something else"', ''))).toEqual(['cut']);
    expect(await kindsOf(cut(` title="${LONG}"`, 'text-overflow: ellipsis'))).toEqual([]);
  });

  it('finds lines cut off below, and words cut in a field or the choice of a list', async () => {
    const below = `<p style="width: 120px; height: 24px; overflow: hidden">${LONG}</p>`;
    const select = `<select aria-label="Run" style="width: 80px"><option>${LONG}</option></select>`;
    const field = `<input aria-label="Search" style="width: 80px" placeholder="${LONG}">`;
    for (const body of [below, select, field]) expect(await kindsOf(body)).toEqual(['cut']);
  });

  it('finds a text that runs out of the box around it', async () => {
    const box = `<div style="width: 100px; border: 1px solid">
      <span style="white-space: nowrap">123456789.12345</span></div>`;
    expect(await kindsOf(box)).toEqual(['out of its box']);
  });

  it('finds controls without size, out of reach, and over each other', async () => {
    const small = '<button style="width: 0; padding: 0; border: 0" aria-label="Pause"></button>';
    expect(await kindsOf(small)).toEqual(['control without size']);
    const gone = `<div style="height: 40px; overflow: hidden"><div style="height: 60px"></div>
      <button>Start</button></div>`;
    expect(await kindsOf(gone)).toContain('control out of reach');
    const left = '<button style="position: absolute; left: -300px">Stop</button>';
    expect(await kindsOf(left)).toContain('control out of reach');
    const both = `<button aria-label="One" style="width: 90px; height: 30px"></button>
      <button aria-label="Two" style="margin-left: -60px; width: 90px; height: 30px"></button>`;
    expect(await kindsOf(both)).toEqual(['controls overlap']);
  });

  it('finds a part without room for what is in it', async () => {
    const blank = `<div style="display: flex"><div style="width: 0; height: 100px; overflow: auto">
      The run</div></div>`;
    expect(await kindsOf(blank)).toContain('no room');
  });

  it('finds sideways scrolling, but of tables that are scrolled by keys', async () => {
    const wide = '<div style="width: 900px; height: 20px"></div>';
    const table = '<table style="width: 900px"><tr><td>1</td></tr></table>';
    expect(await kindsOf(wide)).toEqual(['sideways']);
    expect(await kindsOf(`<div style="overflow: auto">${table}</div>`)).toEqual(['sideways']);
    expect(await kindsOf(`<div tabindex="0" style="overflow: auto">${table}</div>`)).toEqual([]);
  });

  it('passes over what is for ears only, closed, or comes when keys go to it', async () => {
    const hidden = `
      <h2 style="position: absolute; width: 1px; height: 1px; overflow: hidden">Charts</h2>
      <details><summary>More</summary><p>${LONG}</p></details><p hidden>${LONG}</p>
      <style>.skip { position: fixed; top: 4px; transform: translateY(-200%) }
        .skip:focus { transform: none }</style><a class="skip" href="#">To the content</a>`;
    expect(await kindsOf(hidden)).toEqual([]);
  });
});
