export const LOG_CSS = `
.middle{position:relative;flex:1;min-height:0;display:flex}
.scroller{flex:1;overflow-y:auto;overscroll-behavior:contain;padding:18px 16px 8px;scrollbar-width:thin;scrollbar-color:var(--line) transparent}
.dialog .scroller:focus-visible{outline-offset:-3px}
.log{display:flex;flex-direction:column}
.message{max-width:86%;margin:0 auto 14px 0;width:fit-content;animation:appear .16s ease-out}
.message:has(+ .follows),.message:has(+ .message.follows){margin-bottom:4px}
.message.customer{margin:0 0 14px auto}
.dialog .by{display:flex;gap:8px;margin:0 4px 3px;color:var(--muted);font-size:12px}
.by b{color:var(--text);font-weight:600}
.customer .by{justify-content:flex-end}
.balloon{width:fit-content;max-width:100%;padding:9px 14px;border-radius:16px;border-start-start-radius:5px;background:var(--raised)}
.customer .balloon{margin-inline-start:auto;border-radius:16px;border-end-end-radius:5px;background:var(--accent);color:var(--on-accent)}
.customer .balloon a{color:inherit}
.agent .balloon{background:var(--raised);background:color-mix(in srgb,var(--accent) var(--tint),var(--surface))}
.text{white-space:pre-wrap;overflow-wrap:anywhere;unicode-bidi:plaintext}
.growing .text::after{content:"";display:inline-block;width:7px;height:1em;margin-inline-start:3px;vertical-align:-2px;border-radius:2px;background:var(--edge);animation:blink 1s steps(2,jump-none) infinite}
.dialog .sources{display:grid;gap:4px;margin:9px 0 2px;padding-top:8px;border-top:1px solid var(--line);list-style:none;font-size:13px}
.sources li{display:flex;align-items:flex-start;gap:6px;overflow-wrap:anywhere}
.sources .icon{width:16px;height:16px;margin-top:2px;color:var(--muted)}
.dialog .state{margin:3px 4px 0;color:var(--muted);font-size:12px;text-align:end}
.state.bad{color:var(--bad)!important}
.dialog .day,.dialog .line{margin:4px auto 14px;color:var(--muted);font-size:13px;text-align:center;overflow-wrap:anywhere}
.line{max-width:90%;padding:5px 12px!important;border-radius:12px;background:var(--raised);width:fit-content}
.dialog .day{font-size:12px;font-weight:600}
.dialog .typing{display:flex;align-items:center;gap:9px;margin:0 4px 14px;color:var(--muted);font-size:13px}
.dots{display:inline-flex;gap:4px;padding:10px 12px;border-radius:14px;background:var(--raised)}
.dots i{width:6px;height:6px;border-radius:50%;background:var(--muted);animation:dot 1.2s ease-in-out infinite}
.dots i:nth-child(2){animation-delay:.15s}
.dots i:nth-child(3){animation-delay:.3s}
.newer{position:absolute;left:50%;bottom:10px;transform:translateX(-50%);display:flex;align-items:center;gap:6px;padding:7px 14px 7px 16px;border:0;border-radius:18px;background:var(--accent);color:var(--on-accent)!important;font-size:13px!important;font-weight:600!important;box-shadow:0 3px 12px rgba(0,0,0,.28)}
.newer .icon{width:16px;height:16px}
@keyframes appear{from{opacity:0;transform:translateY(4px)}}
@keyframes blink{50%{opacity:0}}
@keyframes dot{0%,60%,100%{transform:none;opacity:.5}30%{transform:translateY(-3px);opacity:1}}
`;
