/** How much two pictures may differ. */
export interface PictureTolerance {
  /** Of the distance between black and white, per point. */
  readonly colorDistance: number;
  /** So many points may differ by more, out of a million. */
  readonly differingPerMillion: number;
  /** Pictures are first made smaller by this factor, so that the edges of letters are averaged away. */
  readonly shrinkBy: number;
}

/** The same Chromium and the same fonts: only what smooths the edges of letters and curves may differ. */
export const strictTolerance: PictureTolerance = { colorDistance: 0.1, differingPerMillion: 60, shrinkBy: 1 };

/** Another Chromium or other fonts: letters may look different, but nothing may be somewhere else, missing, or of another colour. */
export const looseTolerance: PictureTolerance = { colorDistance: 0.2, differingPerMillion: 12_000, shrinkBy: 4 };
