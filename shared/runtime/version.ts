/** The version of this Hallway, as package.json has it. */
export const hallwayVersion = '0.1.0';
