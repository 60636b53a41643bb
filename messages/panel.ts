import { browser } from 'wxt/browser';

/** The panel beside the page: Chromium's side panel or Firefox's sidebar; neither is in the other's types. */
interface Beside {
  sidePanel?: { open(of: { windowId: number }): Promise<void> };
  sidebarAction?: { open(): Promise<void> };
}

/** Opens the panel beside the page of a window. Only while a press is being answered, and before anything is waited for. */
export async function openPanel(windowId: number): Promise<void> {
  const { sidePanel, sidebarAction } = browser as unknown as Beside;
  await (sidePanel ? sidePanel.open({ windowId }) : sidebarAction?.open());
}
