export function which(...names: string[]): string | undefined;
export function findChromium(): string | undefined;
export function findFirefox(): string | undefined;
export function findTex(): boolean;
