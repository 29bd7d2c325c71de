// The desk's keys, the count of ticks, and texts put in at once. Every page works without it.
(() => {
  const one = (selector, root = document) => root.querySelector(selector);
  const links = [...document.querySelectorAll(".inbox td>a")];
  const field = "input:not([type=checkbox],[type=radio]),select,textarea,[contenteditable]";

  // Keys: j and k move, x ticks, Enter opens the link that has the focus, / searches. None of them while a field has the focus.
  const keys = one("#pintasan");
  if (keys) {
    // A phone has none.
    keys.hidden = matchMedia("(any-hover:none)").matches;
    if (keys.dataset.keadaan === "hidup")
      document.addEventListener("keydown", event => {
        if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest(field)) return;
        const row = document.activeElement.closest("tr");
        const at = links.findIndex(link => link.closest("tr") === row);
        const go = place => { const link = links[Math.max(0, Math.min(links.length - 1, place))]; if (link) link.focus(); };
        if (event.key === "j") go(at + 1);
        else if (event.key === "k") go(at < 0 ? 0 : at - 1);
        else if (event.key === "x") { const box = row && one("[name=tugas]", row); if (box) box.click(); }
        else if (event.key === "/") { const search = one("#q"); if (!search) return; search.focus(); }
        else return;
        event.preventDefault();
      });
  }

  // How many are ticked.
  const bar = one(".bar button");
  if (bar) {
    const words = bar.textContent;
    const count = () => {
      const ticked = document.querySelectorAll("[name=tugas]:checked").length;
      bar.textContent = ticked ? `Selesaikan ${ticked} yang dipilih…` : words;
    };
    addEventListener("change", count);
    addEventListener("pageshow", count);
  }

  // A text goes in where the cursor is; into a field that was never entered, at its end.
  addEventListener("click", event => {
    const button = event.target.closest("[name=sisip]");
    if (!button) return;
    const list = one("[name=siapan]", button.form), area = button.form.elements[button.value];
    const text = list && list.selectedOptions[0] && list.selectedOptions[0].dataset.teks;
    if (!text || !area) return;
    event.preventDefault();
    const end = area.selectionEnd || area.value.length, start = area.selectionEnd ? area.selectionStart : end;
    const before = area.value.slice(0, start), after = area.value.slice(end);
    const line = side => side && !side.endsWith("\n") && !side.startsWith("\n") ? "\n" : "";
    area.setRangeText(line(before) + text + line(after), start, end, "end");
    area.focus();
  });
})();
