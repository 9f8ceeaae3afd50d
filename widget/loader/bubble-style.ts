/** Accent and text colour come from the host element's own variables. */
export const BUBBLE_CSS = `
.bubble,.count,.note{position:fixed;bottom:calc(20px + env(safe-area-inset-bottom,0px));right:20px}
.left .bubble,.left .note{right:auto;left:20px}
.bubble{box-sizing:border-box;width:56px;height:56px;padding:0;border:0;border-radius:50%;background:var(--accent);color:var(--on-accent);cursor:pointer;box-shadow:0 1px 3px rgba(0,0,0,.22),0 6px 20px rgba(0,0,0,.2);transition:transform .15s,box-shadow .15s}
.bubble:hover{transform:translateY(-1px);box-shadow:0 2px 4px rgba(0,0,0,.22),0 8px 26px rgba(0,0,0,.26)}
.bubble:focus-visible{outline:3px solid var(--accent);outline-offset:3px}
.bubble svg{position:absolute;inset:0;margin:auto;width:26px;height:26px;fill:none;stroke:currentColor;stroke-width:1.9;stroke-linecap:round;stroke-linejoin:round}
.bubble .cross,.bubble[aria-expanded=true] .talk{display:none}
.bubble[aria-expanded=true] .cross{display:block}
.bubble[aria-busy=true]::after{content:"";position:absolute;inset:-4px;border:3px solid transparent;border-top-color:var(--accent);border-radius:50%;animation:turn .8s linear infinite}
.dot,.count{box-sizing:border-box;border:2px solid #fff;pointer-events:none}
.bubble[aria-expanded=true] .dot{display:none}
.dot{position:absolute;right:1px;bottom:1px;width:15px;height:15px;border-radius:50%;background:#2b9348}
.count{right:16px;bottom:calc(58px + env(safe-area-inset-bottom,0px));min-width:22px;height:22px;padding:0 5px;border-radius:11px;background:#c92a2a;color:#fff;font:600 12px/18px system-ui,sans-serif;text-align:center}
.left .count{right:auto;left:58px}
.heard{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.note{font:15px/1.45 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;bottom:calc(88px + env(safe-area-inset-bottom,0px));box-sizing:border-box;width:280px;max-width:calc(100vw - 40px);padding:14px 16px;border-radius:14px;background:#fff;color:#1d2127;box-shadow:0 1px 3px rgba(0,0,0,.2),0 8px 28px rgba(0,0,0,.2)}
.note p{margin:0 22px 0 0}
.note .ways{display:flex;flex-wrap:wrap;gap:2px 16px;margin:0}
.note .ways:empty{display:none}
.note .ways>*{padding:7px 0 3px;color:inherit;font:inherit;font-weight:600;text-decoration:underline;text-underline-offset:2px}
.note button{border:0;background:none;cursor:pointer}
.note .shut{position:absolute;top:6px;right:6px;width:36px;height:36px;padding:0;color:inherit}
.note .shut svg{width:18px;height:18px;margin:auto;fill:none;stroke:currentColor;stroke-width:1.9;stroke-linecap:round}
.note :focus-visible{outline:2px solid currentColor;outline-offset:1px}
@media (max-width:480px){.bubble[aria-expanded=true]{visibility:hidden}}
[hidden]{display:none!important}
@keyframes turn{to{transform:rotate(1turn)}}
@media (prefers-color-scheme:dark){.note{background:#23272e;color:#f1f3f5}}
@media (prefers-reduced-motion:reduce){.bubble{transition:none}.bubble:hover{transform:none}.bubble[aria-busy=true]::after{animation-duration:3s}}
@media print{.bubble,.count,.note{display:none}}
`;
