namespace ChainRule.Explanations.Rendering.Html;

/// <summary>The style of explanations: derivations, remarks, symbols and drawings.</summary>
internal static class HtmlStyle
{
    public static string Sheet => PageStyle.Sheet + "\n" + """
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
        .derived { --under: var(--card); }
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
        @media print { .derived { break-inside: avoid; } .remark { position: static; max-width: none; } }
        """;
}
