/**
 * What the bundle exports: each door is loaded, and so runs, only when it is called
 * (`dist/action.js` and `dist/cli.js` are written by scripts/package.ts).
 */
export const action = (): Promise<unknown> => import('./action.ts');
export const cli = (): Promise<unknown> => import('./cli.ts');
