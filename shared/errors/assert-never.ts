/** Makes the compiler prove that a switch names every case; throws where a value broke its type at run time. */
export function assertNever(value: never, what: string): never {
  throw new TypeError(`Unhandled ${what}: ${JSON.stringify(value)}`);
}
