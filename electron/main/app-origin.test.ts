import { expect, it } from 'vitest';
import { isOwnAddress, rendererPath } from './app-origin.ts';
import { isPermissionGranted } from './permission-policy.ts';

const foreign = ['', 'app://', 'app://other/', 'app://hallway.attacker.example/', 'app://hallway:80/', 'app://user@hallway/', 'apps://hallway/', 'https://hallway/', 'file:///hallway', 'about:blank', 'data:text/html,x', 'blob:app://hallway/1'];

it.each(['app://hallway', 'app://hallway/', 'app://hallway/index.html', 'app://hallway/#chat'])('%s is the renderer', (address) => {
  expect(isOwnAddress(address)).toBe(true);
});

it.each(foreign)('%j is not the renderer', (address) => {
  expect(isOwnAddress(address)).toBe(false);
  expect(rendererPath(address)).toBeNull();
  expect(isPermissionGranted('notifications', address, true)).toBe(false);
});

it('looks files up by path, without query and fragment', () => {
  expect(rendererPath('app://hallway')).toBe('/');
  expect(rendererPath('app://hallway/assets/a.js?x#y')).toBe('/assets/a.js');
  expect(rendererPath('app://hallway/../../etc/passwd')).toBe('/etc/passwd');
});

it('grants copying, notifications and what calls need to the renderer’s main frame, and nothing else', () => {
  for (const permission of ['media', 'display-capture', 'speaker-selection']) {
    expect(isPermissionGranted(permission, 'app://hallway/', true)).toBe(true);
    expect(isPermissionGranted(permission, 'app://hallway/', false)).toBe(false);
    expect(isPermissionGranted(permission, 'https://attacker.example/', true)).toBe(false);
  }
  expect(isPermissionGranted('clipboard-sanitized-write', 'app://hallway/', true)).toBe(true);
  expect(isPermissionGranted('notifications', 'app://hallway', true)).toBe(true);
  expect(isPermissionGranted('notifications', 'app://hallway', false)).toBe(false);
  for (const permission of ['geolocation', 'midi', 'midiSysex', 'pointerLock', 'openExternal', 'clipboard-read', 'fileSystem', 'usb', 'serial', 'hid', 'idle-detection', 'window-management', 'unknown']) {
    expect(isPermissionGranted(permission, 'app://hallway/', true)).toBe(false);
  }
});
