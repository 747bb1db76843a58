import { plural } from './plural.ts';

/** Things that are counted in several places, with all six forms. */
export const messages = (count: number) => plural(count, { zero: 'لا رسائل', one: 'رسالة واحدة', two: 'رسالتان', few: '# رسائل', many: '# رسالة', other: '# رسالة' });
export const newMessages = (count: number) => plural(count, { zero: 'لا رسائل جديدة', one: 'رسالة جديدة', two: 'رسالتان جديدتان', few: '# رسائل جديدة', many: '# رسالة جديدة', other: '# رسالة جديدة' });
export const persons = (count: number) => plural(count, { zero: 'لا أحد', one: 'شخص واحد', two: 'شخصان', few: '# أشخاص', many: '# شخصًا', other: '# شخص' });
export const files = (count: number) => plural(count, { zero: 'لا ملفات', one: 'ملف واحد', two: 'ملفان', few: '# ملفات', many: '# ملفًا', other: '# ملف' });
export const others = (count: number) => plural(count, { zero: 'لا أحد غيرهم', one: 'شخص آخر', two: 'شخصان آخران', few: '# آخرون', many: '# آخرون', other: '# آخرون' });
