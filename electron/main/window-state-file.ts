import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { screen, type BrowserWindow } from 'electron';
import { defaultWindowState, fitWindowState, parseWindowState, type WindowState } from './window-state.ts';

const saveDelayMs = 500;

/** Gives where the window should open, fitted to the displays of now. */
export function readWindowState(file: string): WindowState {
  const primary = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter((display) => display.id !== primary.id);
  return fitWindowState(parseWindowState(readText(file)), [primary, ...others].map((display) => display.workArea));
}

/** Keeps where the window is, a moment after each move and when it closes. */
export function keepWindowState(window: BrowserWindow, file: string): void {
  let timer: NodeJS.Timeout | null = null;
  const save = () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    writeText(file, { bounds: window.getNormalBounds(), isMaximized: window.isMaximized() });
  };
  const saveLater = () => {
    timer ??= setTimeout(save, saveDelayMs);
  };
  window.on('resize', saveLater);
  window.on('move', saveLater);
  window.on('maximize', saveLater);
  window.on('unmaximize', saveLater);
  window.on('close', save);
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return JSON.stringify(defaultWindowState);
  }
}

/** Losing the place of a window is not worth an error. */
function writeText(file: string, state: WindowState): void {
  try {
    writeFileSync(`${file}.new`, JSON.stringify(state));
    renameSync(`${file}.new`, file);
  } catch {
    return;
  }
}
