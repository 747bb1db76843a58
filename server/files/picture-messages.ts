export const pictureLimits = {
  /** A picture of a good camera has 12 to 60 million. */
  pixels: 100_000_000,
  /** The longer side of a small picture. */
  thumbnailPx: 640,
  seconds: 10,
} as const;

/** What travels to and from the thread that makes small pictures. */
export interface PictureQuestion {
  readonly id: number;
  readonly file: string;
  /** Where the small picture is written. */
  readonly target: string;
}

export interface PictureAnswer {
  readonly id: number;
  /** Null when it is no picture that can be shown. Sizes as it is to be seen, after turning. */
  readonly picture: { readonly widthPx: number; readonly heightPx: number } | null;
}
