"use strict";
// The page works without this script: highlights and cells are links. With it, cards open beside the text and cells narrow the lists.
(function () {
  const panel = document.getElementById("panel");
  const cards = document.getElementById("panel-cards");
  let pinned = null;

  function rowsOf(mark) {
    const home = mark.closest("[data-doc]");
    return mark.dataset.r.split(" ").map((number) => home.dataset.doc + "r" + number);
  }

  function unmark() {
    for (const mark of document.querySelectorAll("#texts .h.on")) mark.classList.remove("on");
  }

  function open(mark) {
    const ids = rowsOf(mark);
    const home = mark.closest("[data-doc]");
    unmark();
    const wanted = new Set(mark.dataset.r.split(" "));
    for (const other of home.querySelectorAll(".h")) {
      if (other.dataset.r.split(" ").some((number) => wanted.has(number))) other.classList.add("on");
    }
    cards.replaceChildren();
    for (const id of ids) {
      const card = document.getElementById(id);
      if (!card) continue;
      const copy = card.cloneNode(true);
      copy.removeAttribute("id");
      cards.append(copy);
    }
    panel.classList.add("open");
  }

  function close() {
    const back = pinned;
    pinned = null;
    unmark();
    panel.classList.remove("open");
    cards.replaceChildren();
    if (back) back.focus({ preventScroll: true });
  }

  const texts = document.getElementById("texts");
  texts.addEventListener("click", (event) => {
    const mark = event.target.closest(".h");
    if (!mark) return;
    event.preventDefault();
    pinned = mark;
    open(mark);
    const edge = panel.getBoundingClientRect().top;
    const box = mark.getBoundingClientRect();
    if (getComputedStyle(panel).position === "fixed" && box.bottom > edge) scrollBy(0, box.top - 80);
  });
  if (matchMedia("(hover: hover) and (min-width: 1000px)").matches) {
    texts.addEventListener("pointerover", (event) => {
      const mark = event.target.closest(".h");
      if (mark && !pinned) open(mark);
    });
  }
  texts.addEventListener("focusin", (event) => {
    const mark = event.target.closest(".h");
    if (mark && !pinned) open(mark);
  });
  // On a phone the panel lies over the page: it leaves with the texts.
  new IntersectionObserver((seen) => {
    if (!seen[0].isIntersecting && getComputedStyle(panel).position === "fixed") {
      pinned = null;
      close();
    }
  }).observe(texts);
  document.getElementById("panel-close").addEventListener("click", close);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && panel.classList.contains("open")) close();
  });

  // Cells of a table narrow the list below it down to what they count; the choice of confidence narrows every list.
  const chosen = new Map();
  let least = 0;

  function narrow(list, keys, label) {
    chosen.set(list, [keys, label]);
    let left = 0;
    for (const group of list.querySelectorAll(".group")) {
      let inside = 0;
      for (const item of group.querySelectorAll(".item")) {
        const has = item.dataset.k.split(" ");
        item.hidden = !keys.every((key) => has.includes(key)) || Number(item.dataset.c) < least;
        if (!item.hidden) inside += 1;
      }
      group.hidden = inside === 0;
      if (inside > 0 && keys.length) group.open = true;
      left += inside;
    }
    const status = list.querySelector(".status");
    status.hidden = !keys.length;
    status.querySelector("span").textContent = left
      ? "Shown: " + label + "."
      : "None of these are among the items listed here: " + label + ".";
  }

  for (const cell of document.querySelectorAll("a.cell")) {
    cell.addEventListener("click", () => {
      const list = document.getElementById(cell.dataset.list);
      narrow(list, cell.dataset.k.split(" "), cell.title);
      for (const other of document.querySelectorAll("a.cell[aria-current]")) {
        if (other.dataset.list === cell.dataset.list) other.removeAttribute("aria-current");
      }
      cell.setAttribute("aria-current", "true");
    });
  }
  const choice = document.getElementById("least");
  choice.closest(".least").hidden = false;
  function choose() {
    least = Number(choice.value);
    for (const list of document.querySelectorAll(".listing")) narrow(list, ...(chosen.get(list) || [[], ""]));
    const gone = [...document.querySelectorAll(".listing .item")].filter((item) => Number(item.dataset.c) < least).length;
    document.getElementById("least-said").textContent = gone ? gone + (gone === 1 ? " item is" : " items are") + " hidden; tables and highlights count all." : "";
  }
  choice.addEventListener("change", choose);
  choose(); // a browser may remember the choice

  for (const button of document.querySelectorAll(".status button")) {
    button.addEventListener("click", () => {
      const list = button.closest(".listing");
      narrow(list, [], "");
      for (const cell of document.querySelectorAll("a.cell[aria-current]")) {
        if (cell.dataset.list === list.id) cell.removeAttribute("aria-current");
      }
      list.focus({ preventScroll: true });
    });
  }
  addEventListener("beforeprint", () => {
    for (const each of document.querySelectorAll("details.text")) each.open = true;
  });
})();
