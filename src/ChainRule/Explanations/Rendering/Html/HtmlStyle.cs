namespace ChainRule.Explanations.Rendering.Html;

/// <summary>The style sheet of the page, for light and dark screens.</summary>
internal static class HtmlStyle
{
    public const string Sheet = """
        :root {
          color-scheme: light dark;
          --paper: #fbfaf7; --card: #ffffff; --ink: #1f2328; --soft: #6b7280; --rule: #e5e2da;
          --accent: #7c3aed; --plus: #2563eb; --minus: #dc2626; --remark: #fef6e0; --remark-rule: #e5b94b; --shade: rgb(0 0 0 / .22);
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --paper: #15171c; --card: #1c1f26; --ink: #e6e6e6; --soft: #9aa0aa; --rule: #30343d;
            --accent: #b794f6; --plus: #6ea8fe; --minus: #ff7b72; --remark: #2a2618; --remark-rule: #8a6d1f; --shade: rgb(255 255 255 / .22);
          }
        }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.6 system-ui, "Segoe UI", "Noto Sans", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif; }
        main { max-width: 62rem; margin: 0 auto; padding: 2.5rem 1.5rem 5rem; }
        h1 { font-size: 1.9rem; font-weight: 650; line-height: 1.25; margin: 0 0 1.2rem; letter-spacing: -.01em; }
        h2 { font-size: 1.2rem; font-weight: 650; margin: 2.6rem 0 .8rem; padding-bottom: .35rem; border-bottom: 1px solid var(--rule); }
        h3 { font-size: .85rem; font-weight: 600; color: var(--soft); margin: 1.3rem 0 .4rem; }
        p { margin: .6rem 0; }
        math { font-family: "Latin Modern Math", "STIX Two Math", "Cambria Math", "Libertinus Math", math, serif; font-size: 1.08em; }
        .derived { display: grid; grid-template-columns: max-content 1fr; column-gap: .55rem; row-gap: .35rem; align-items: baseline;
          border: 1px solid var(--rule); border-radius: 10px; padding: .8rem 1.1rem; }
        .head { justify-self: end; }
        .head.wide { grid-column: 1 / -1; justify-self: start; }
        .links { display: flex; flex-wrap: wrap; column-gap: .55rem; row-gap: .25rem; align-items: baseline; }
        .links.wide { grid-column: 1 / -1; padding-left: 1.5rem; }
        .links math + wbr + math { margin-left: .22em; }
        .value { color: var(--accent); font-weight: 600; }
        .remark { grid-column: 1 / -1; position: sticky; left: 1.5rem; max-width: min(100% - 1.5rem, 100vw - 8rem); margin: .1rem 0 .5rem 1.5rem; padding: .35rem .8rem; background: var(--remark); border-left: 3px solid var(--remark-rule); border-radius: 0 6px 6px 0; font-size: .93rem; }
        dl { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(26rem, 100%), 1fr)); gap: .3rem 2rem; margin: 0; }
        dl div { display: flex; gap: 1rem; align-items: baseline; }
        dl .long { grid-column: 1 / -1; }
        dt { flex: 0 0 8rem; color: var(--soft); overflow-wrap: anywhere; }
        dd { margin: 0; display: flex; flex-wrap: wrap; gap: .2rem 1.4rem; }
        .scroll { --under: var(--paper); overflow-x: auto; scrollbar-width: thin;
          background: linear-gradient(to right, var(--under) 40%, transparent) left / 2.5rem 100% no-repeat local,
            linear-gradient(to left, var(--under) 40%, transparent) right / 2.5rem 100% no-repeat local,
            linear-gradient(to right, var(--shade), transparent) left / .9rem 100% no-repeat scroll,
            linear-gradient(to left, var(--shade), transparent) right / .9rem 100% no-repeat scroll, var(--under); }
        .scroll:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
        .derived, figure .scroll { --under: var(--card); }
        table { border-collapse: collapse; margin: .6rem 0; font-variant-numeric: tabular-nums; }
        th, td { padding: .35rem .9rem; text-align: left; border-bottom: 1px solid var(--rule); white-space: nowrap; }
        th { color: var(--soft); font-weight: 600; font-size: .85rem; }
        .number { text-align: right; }
        figure { margin: 0; background: var(--card); border: 1px solid var(--rule); border-radius: 12px; padding: 1.2rem; }
        figure svg { display: block; margin: 0 auto; }
        figcaption { color: var(--soft); font-size: .88rem; text-align: center; margin-top: .8rem; }
        svg text { font: 12px system-ui, "Segoe UI", "Noto Sans", "Noto Sans CJK SC", sans-serif; fill: var(--ink); text-anchor: middle; dominant-baseline: central; }
        svg .stroke, svg .link { stroke-linecap: round; }
        svg .link { stroke: var(--soft); stroke-opacity: .6; }
        svg .positive .stroke { stroke: var(--plus); }
        svg .negative .stroke { stroke: var(--minus); }
        svg .zero .stroke { stroke: var(--soft); stroke-dasharray: 3 4; }
        svg .stroke { stroke-opacity: .75; }
        svg .chosen .stroke { stroke-opacity: 1; filter: drop-shadow(0 0 4px var(--accent)); }
        svg .edge.faint, svg .link.faint, svg .neuron.faint text { opacity: .35; }
        svg .faint .body { stroke-opacity: .35; }
        svg .edge text, svg .neuron .gradient, svg .number, svg .layer, svg .tick { font-size: 11.5px; }
        svg .edge .weight, svg .neuron .symbol, svg .layer, svg .omitted, svg .tick { fill: var(--soft); }
        svg .chosen .weight { fill: var(--accent); font-weight: 700; }
        svg .positive .gradient, svg text.positive { fill: var(--plus); }
        svg .negative .gradient, svg text.negative { fill: var(--minus); }
        svg .body { fill: var(--card); stroke: var(--ink); stroke-width: 1.6; }
        svg .neuron .value { font-size: 13px; font-weight: 650; }
        svg .picture { fill: var(--card); stroke: var(--soft); stroke-width: 1.6; }
        svg .sheet { fill: var(--card); stroke: var(--soft); }
        svg .cell { stroke: var(--rule); }
        svg .plus { fill: var(--plus); }
        svg .minus { fill: var(--minus); }
        svg .shade1 { fill-opacity: .08; }
        svg .shade2 { fill-opacity: .16; }
        svg .shade3 { fill-opacity: .26; }
        svg .shade4 { fill-opacity: .36; }
        svg .shade5 { fill-opacity: .48; }
        svg .patch { fill: none; stroke: var(--accent); stroke-width: 1.8; stroke-dasharray: 5 3; }
        svg .followed { fill: none; stroke: var(--accent); stroke-width: 3; }
        svg .edge.faint:hover, svg .neuron.faint:hover text { opacity: 1; }
        svg .grid { stroke: var(--rule); }
        svg .end { text-anchor: end; }
        svg .start { text-anchor: start; }
        svg .axis { font-size: 14px; font-weight: 600; }
        svg .curve { fill: none; stroke: var(--ink); stroke-width: 2.5; stroke-linejoin: round; }
        svg .tangent { fill: none; stroke: var(--soft); stroke-width: 1.5; stroke-dasharray: 6 5; }
        svg .step { stroke: var(--accent); stroke-dasharray: 2 4; stroke-linecap: round; }
        svg .here .dot { fill: var(--ink); }
        svg .next .dot { fill: var(--accent); }
        svg .next .note { fill: var(--accent); font-weight: 600; }
        svg .note { paint-order: stroke; stroke: var(--card); stroke-width: 4px; }
        @media print { body { background: none; } main { max-width: none; padding: 0; } .derived, figure { break-inside: avoid; }
          .scroll { overflow: visible; background: none; } figure svg { max-width: 100%; height: auto; } th, td { white-space: normal; } .remark { position: static; max-width: none; } }
        """;
}
