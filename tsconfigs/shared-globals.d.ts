/** What every platform that runs `shared` has, and the language's own library does not name. */
declare class TextDecoder {
  constructor(label: string, options?: { fatal?: boolean });
  decode(bytes: Uint8Array): string;
}
