export const COMPOSER_CSS = `
.foot{flex:none;padding:10px 12px 12px;border-top:1px solid var(--line)}
.person{display:flex;align-items:center;gap:10px;margin-bottom:9px;color:var(--muted);font-size:13px}
.dialog .person button{display:flex;align-items:center;gap:7px;min-height:34px;padding:4px 13px 4px 10px;border-color:var(--line);border-radius:17px;color:var(--text);font-size:13px}
.person .icon{width:17px;height:17px}
.composer{position:relative;display:flex;flex-wrap:wrap;align-items:flex-end;gap:8px}
.composer textarea{flex:1;min-width:0;min-height:46px;max-height:148px;padding:10px 14px;border:1px solid var(--edge);border-radius:16px;background:var(--surface);font-size:16px;line-height:1.5;resize:none;overflow-y:auto;scrollbar-width:thin}
.composer textarea::placeholder{color:var(--muted);opacity:1}
.dialog .composer textarea:focus-visible{outline-offset:0}
.composer textarea[aria-invalid=true]{border-color:var(--bad)}
.send{flex:none;display:grid;place-items:center;width:46px;height:46px;padding:0;border:0;border-radius:50%;background:var(--accent);color:var(--on-accent)!important;transition:opacity .12s}
.send:disabled{background:var(--raised);color:var(--muted)!important;cursor:default}
.send .icon{width:22px;height:22px}
[dir=rtl] .send .icon{transform:scaleX(-1)}
.left:not(:empty){flex-basis:100%}
.dialog .left,.dialog .disclosure{color:var(--muted);font-size:12px}
textarea[aria-invalid=true]~.left{color:var(--bad)!important}
.dialog .disclosure{margin:7px 4px 0}
`;
