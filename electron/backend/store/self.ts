/** Who holds this store. */
export interface Self {
  readonly userId: string;
  readonly organizationId: string;
}
