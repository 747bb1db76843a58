import { formatClockPart, formatList, formatNumber } from '../language/formats.ts';
import { activeLanguage } from '../language/active-language.ts';

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

/** A size as people read it, such as “2.4 MB”. */
export function formatSize(bytes: number, { locale }: { readonly locale: string } = activeLanguage()): string {
  const power = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1_000 ** power;
  const unit = units[power] ?? 'byte';
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: power === 0 ? 'long' : 'short', maximumFractionDigits: value < 10 && power > 0 ? 1 : 0 }).format(value);
}

/** A duration such as “0:07” or “1:02:33”. */
export function formatDuration(durationMs: number): string {
  const seconds = Math.max(0, Math.floor(durationMs / 1_000));
  const [hours, minutes, rest] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60];
  return hours > 0 ? `${formatNumber(hours)}:${formatClockPart(minutes)}:${formatClockPart(rest)}` : `${formatNumber(minutes)}:${formatClockPart(rest)}`;
}

/** A duration in words, such as “3 min, 20 sec”; hours leave the seconds out. */
export function formatLongDuration(durationMs: number): string {
  const seconds = Math.round(durationMs / 1_000);
  const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor((seconds % 3_600) / 60)];
  if (hours > 0) return formatList([formatUnit(hours, 'hour'), formatUnit(minutes, 'minute')], 'unit');
  return minutes > 0 ? formatList([formatUnit(minutes, 'minute'), formatUnit(seconds % 60, 'second')], 'unit') : formatUnit(seconds, 'second');
}

function formatUnit(value: number, unit: 'hour' | 'minute' | 'second'): string {
  return new Intl.NumberFormat(activeLanguage().locale, { style: 'unit', unit, unitDisplay: 'short' }).format(value);
}

/** A picture's place in the log: as large as it fits, never larger than it is, known before it has loaded. */
export function fitPicture(size: { readonly widthPx: number | null; readonly heightPx: number | null }, most: { readonly widthPx: number; readonly heightPx: number }): { widthPx: number; heightPx: number } {
  if (size.widthPx === null || size.heightPx === null || size.widthPx < 1 || size.heightPx < 1) return { widthPx: Math.min(240, most.widthPx), heightPx: Math.min(180, most.heightPx) };
  const scale = Math.min(1, most.widthPx / size.widthPx, most.heightPx / size.heightPx);
  return { widthPx: Math.max(48, Math.round(size.widthPx * scale)), heightPx: Math.max(48, Math.round(size.heightPx * scale)) };
}

const programs = /\.(?:app|apk|bat|bash|cmd|com|cpl|deb|desktop|dmg|exe|gadget|hta|inf|jar|js|jse|lnk|msi|msp|pif|pkg|ps1|py|reg|rpm|scr|sh|url|vb|vbe|vbs|wsf|wsh)$/i;
const programTypes = new Set(['application/x-msdownload', 'application/x-elf', 'application/x-mach-binary', 'application/x-sh', 'application/java-archive', 'application/x-ms-shortcut', 'application/vnd.microsoft.portable-executable']);

/** Whether a file could do something to the computer when it is opened. */
export function isProgram(file: { readonly fileName: string; readonly mimeType: string }): boolean {
  return programs.test(file.fileName) || programTypes.has(file.mimeType);
}
