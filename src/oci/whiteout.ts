/** Before the name of what a layer hides of those below it (OCI image specification, layer.md, "Whiteouts"). */
export const whiteoutPrefix = '.wh.';

/** Hides everything that the layers below have in its folder. */
export const opaqueWhiteout = '.wh..wh..opq';
