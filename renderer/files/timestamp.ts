/** A moment as it may stand in a file's name on every system: “2026-03-04 17.05.06”. */
export function timestamp(at = new Date()): string {
  const part = (value: number) => String(value).padStart(2, '0');
  return `${at.getFullYear()}-${part(at.getMonth() + 1)}-${part(at.getDate())} ${part(at.getHours())}.${part(at.getMinutes())}.${part(at.getSeconds())}`;
}
