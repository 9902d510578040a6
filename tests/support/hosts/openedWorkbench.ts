import type { Page } from 'playwright';
import type { UserHome } from './userHome.ts';

/** The whole workbench as a person has it before them, in whichever host: a page, and what it said. */
export interface OpenedWorkbench {
  page: Page;
  home: UserHome;
  /** When its program was started, by this process's `performance.now()`. */
  startedAt: number;
  /** Errors and refused loads of the page, as its console told them. */
  complaints: string[];
  /** Ends the host as a person would; the home stays. */
  close(): Promise<void>;
}

/** Opens the workbench of a home. */
export type OpenWorkbench = (home: UserHome) => Promise<OpenedWorkbench>;

/** Collects what goes wrong in `page`: errors, and what its content security policy refused. */
export function listenForComplaints(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    const isComplaint = message.type() === 'error' || message.type() === 'warning';
    if (isComplaint) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return complaints;
}
