import type { Place } from '../../sites/site';

/** `pin` is a corner in a card that is no frame of reference for what is placed absolutely. */
export type ChipPlace = Place | 'pin';

/** The host has one size whatever it shows, and all of it takes the mouse, so that a page measuring or feeling it learns nothing. */
const HOST: Record<ChipPlace, string> = {
  inline:
    ':host{display:inline-block!important;inline-size:18em!important;max-inline-size:100%!important;block-size:24px!important;margin:-7px 0 -5px 8px!important;vertical-align:middle!important;font-size:14px!important;white-space:normal!important;overflow:visible!important;pointer-events:none!important}',
  block:
    ':host{display:block!important;inline-size:18em!important;max-inline-size:100%!important;block-size:24px!important;margin:4px 0!important;font-size:14px!important;overflow:visible!important;pointer-events:none!important}',
  corner:
    ':host{display:block!important;position:absolute!important;inset:8px auto auto 8px!important;inline-size:20em!important;max-inline-size:calc(100% - 16px)!important;block-size:28px!important;font-size:14px!important;overflow:visible!important;z-index:3!important;pointer-events:none!important}',
  pin: ':host{display:block!important;position:relative!important;inline-size:0!important;block-size:0!important;font-size:14px!important;overflow:visible!important;contain:none!important;z-index:3!important;pointer-events:none!important}.w{position:absolute;inset:8px auto auto 8px;inline-size:20em!important;block-size:28px!important}',
};

const LOOK = `
.w{display:flex;block-size:100%}
.light{--ink:#3d3e43;--ink-2:#6b6c72;--paper:#fff;--line:#d4d2cb;--hover:#f1efe9;--accent:#9a3412;--star:#a15c00;--focus:#0b57d0;--ring:#fff}
.dark{--ink:#e4e4e7;--ink-2:#a0a2a9;--paper:#202226;--line:#44474e;--hover:#32353b;--accent:#f3a06b;--star:#f5b94a;--focus:#a8c7fa;--ring:#000}
.bar{display:inline-flex;align-items:center;gap:0;max-inline-size:100%;block-size:100%;border:1px solid transparent;border-radius:14px;color:var(--ink-2);background:transparent;padding-inline:1px}
.corner .bar,.pin .bar,.bar:hover,.bar:focus-within{background:var(--paper);border-color:var(--line)}

button{appearance:none;margin:0;padding:0;border:0;background:none;font:inherit;display:inline-flex;align-items:center;justify-content:center;gap:3px;min-inline-size:26px;block-size:100%;border-radius:13px;cursor:pointer;color:inherit;flex:none}
button,.weight{pointer-events:auto}
button:hover{background:var(--hover);color:var(--ink)}
button:focus-visible{outline:2px solid var(--focus);outline-offset:-2px;box-shadow:0 0 0 1px var(--ring)}
button.on{color:var(--accent)}
button.rating.on{color:var(--star)}
[data-t]::after{content:attr(data-t);white-space:nowrap;font:500 12px/1.3 system-ui,sans-serif}
button.rating.on,button.tags.on{padding-inline:5px 6px}
button.tags.on{flex:0 1 auto;min-inline-size:44px}
button svg{flex:none}
.new{flex:none;padding-inline:3px 8px;color:var(--accent)}
.new::after{font-weight:650;font-size:11.5px}
.lit{flex:none;display:inline-flex;padding-inline:3px 7px;color:var(--accent)}
.first{overflow:hidden;text-overflow:ellipsis;white-space:nowrap;min-inline-size:0}
.more{display:none}
.bar:hover .more,.corner:hover .more,.pin:hover .more,.bar:focus-within .more,.more.on{display:inline-flex}
@media (hover:none){.more{display:inline-flex}}
.weight{display:inline-flex;flex:none;align-items:center;block-size:100%;padding-inline:5px 6px}
.weight rect{fill:none;stroke:var(--ink-2);opacity:.5}
.weight .on{fill:var(--accent);stroke:var(--accent);opacity:1}
.bar.busy{opacity:.6}
.bar.chosen{background:var(--paper);border-color:var(--focus);box-shadow:0 0 0 1px var(--focus)}
@media (prefers-reduced-motion:no-preference){.bar{transition:background-color .12s,border-color .12s}}
@media (forced-colors:active){.bar{border-color:ButtonBorder;background:Canvas;color:ButtonText}button.on{color:Highlight}.weight .on{fill:Highlight;stroke:Highlight}.bar.chosen{border-color:Highlight}}
`;

/** The chip's style at that place. */
export const chipCss = (place: ChipPlace): string => HOST[place] + LOOK;
