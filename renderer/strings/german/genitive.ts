/** `Adas`, but `Jonas’`: a name that ends in a hiss takes an apostrophe. */
export function genitive(name: string): string {
  return /[sßxz]$|ce$/i.test(name) ? `${name}’` : `${name}s`;
}
