/** Whether two values made of plain objects, arrays and primitives say the same. Quicker than comparing their JSON, and without copies. */
export function isSameValue(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const keys = Object.keys(one);
  if (keys.length !== Object.keys(other).length) return false;
  return keys.every((key) => Object.hasOwn(other, key) && isSameValue((one as Record<string, unknown>)[key], (other as Record<string, unknown>)[key]));
}
