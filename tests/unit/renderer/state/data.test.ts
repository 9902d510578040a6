import { describe, expect, it } from 'vitest';
import { useData } from '../../../../renderer/state/data.ts';
import { useSettings } from '../../../../renderer/state/settings.ts';
import { useToasts } from '../../../../renderer/state/toasts.ts';
import { WorkbenchError } from '../../../../shared/errors/workbenchError.ts';
import { setUpStores } from './setUp.ts';
import { message } from '../../../../shared/errors/message.ts';

const broken = new WorkbenchError(
  'data-download-failed',
  message('downloadStopped'),
  message('downloadGoOn'),
);

describe('the data store', () => {
  it('shows a download only while it runs', async () => {
    const client = await setUpStores();
    const data = useData();
    const progress = { file: 'train', receivedBytes: 1, totalBytes: 2 };
    client.handlers['data:download'] = () => {
      client.emit({ name: 'data:progressed', payload: progress });
      expect(data.progress).toEqual(progress);
      expect(data.downloading).toBe(true);
      return {};
    };
    await data.download();
    expect(data.progress).toBeNull();
    expect(data.downloading).toBe(false);
  });

  it('says why a download failed, but not that it was canceled', async () => {
    const client = await setUpStores();
    const data = useData();
    client.handlers['data:download'] = () => {
      throw broken;
    };
    await data.download();
    expect(useToasts().items).toHaveLength(1);

    const download = data.download();
    await data.cancelDownload();
    await download;
    expect(useToasts().items).toHaveLength(1);
  });

  it('has an imported set at once', async () => {
    await setUpStores();
    const data = useData();
    const file = { name: 'train-images-idx3-ubyte', content: '' };
    const options = { name: 'Fashion', files: [file, file, file, file] };
    expect(await data.importSet(options)).toMatchObject({ id: 'imported-1', known: false });
    expect(data.find('imported-1')?.name).toBe('Fashion');
  });
});

describe('the settings store', () => {
  it('shows a change at once and takes it back when it cannot be kept', async () => {
    const client = await setUpStores();
    const settings = useSettings();
    const changing = settings.change({ theme: 'dark' });
    expect(settings.current.theme).toBe('dark');
    await changing;
    client.handlers['settings:change'] = () => {
      throw new WorkbenchError('store-write-failed', message('diskFull'), message('diskFreeSpace'));
    };
    await settings.change({ theme: 'light' });
    expect(settings.current.theme).toBe('dark');
  });
});
