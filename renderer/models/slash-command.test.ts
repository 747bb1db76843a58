import { expect, it } from 'vitest';
import { slashCommand, suggestCommands } from './slash-command.ts';

it.each([
  ['/call', { kind: 'call', media: 'audio' }],
  ['/call video', { kind: 'call', media: 'video' }],
  ['/me waves', { kind: 'say', text: '_waves_' }],
  ['/shrug', { kind: 'say', text: '¯\\\\_(ツ)_/¯' }],
  ['/shrug who knows', { kind: 'say', text: 'who knows ¯\\\\_(ツ)_/¯' }],
  ['/mute 8h', { kind: 'mute', hours: 8 }],
  ['/unmute', { kind: 'mute', hours: null }],
  ['/status', { kind: 'status', text: '' }],
  ['/status clear', { kind: 'status', text: null }],
  ['/status 🌴 On holiday until Friday', { kind: 'status', text: '🌴 On holiday until Friday' }],
  ['/Help', { kind: 'help' }],
])('%j asks for something', (text, expected) => {
  expect(slashCommand(text)).toEqual(expected);
});

it.each(['/me', '/mute 0', '/mute soon', '/unmute now', '/help me', '/path/to/file', '/unknown', 'see /help', ''])('%j is a message', (text) => {
  expect(slashCommand(text)).toBeNull();
});

it('commands are offered by their beginning', () => {
  expect(suggestCommands('ca').map(({ insert }) => insert)).toEqual(['/call', '/call video']);
  expect(suggestCommands('').length).toBeGreaterThan(5);
});
