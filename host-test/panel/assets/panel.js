// Live values: what a page shows is looked at again every few seconds, and values are changed in place. Nothing is
// inserted, removed or moved, and nothing under the pointer, with the focus or opened is touched. Without this script
// the page shows the time of reading.
// Escape closes the menu of a row.
"use strict";

const EVERY = 5000;
const page = document.querySelector("[data-live-page]");
const isPaused = () => sessionStorage.getItem("live") === "off";

function isInUse(element) {
  return element.matches(":hover, :focus-within") || element.querySelector("details[open]:not([data-open]), :popover-open") !== null;
}

async function look() {
  if (isPaused() || document.hidden) return;
  try {
    // A form that was refused has an address of its own; its page is looked at.
    const answer = await fetch(page.dataset.livePage, { headers: { "x-live": "1" } });
    if (!answer.ok || answer.redirected) throw new Error("signed out");
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const element of document.querySelectorAll("[data-live]")) {
      const other = fresh.querySelector(`[data-live="${CSS.escape(element.dataset.live)}"]`);
      if (other && !isInUse(element) && element.innerHTML !== other.innerHTML) element.innerHTML = other.innerHTML;
    }
    const shown = new Set([...document.querySelectorAll("[data-entry]")].map((entry) => entry.dataset.entry));
    const newest = [...fresh.querySelectorAll("[data-entry]")].findIndex((entry) => shown.has(entry.dataset.entry));
    showNewer(newest < 0 ? 0 : newest);
    const mine = document.querySelector("[data-version]");
    const version = fresh.querySelector("[data-version]")?.dataset.version;
    if (mine && version) mine.hidden = mine.dataset.version === version;
    lose(false);
  } catch {
    lose(true);
  }
}

function lose(isLost) {
  document.documentElement.toggleAttribute("data-lost", isLost);
  for (const text of document.querySelectorAll("[data-lost-text]")) {
    if (text.hidden === isLost) text.hidden = !isLost;
  }
}

function showNewer(count) {
  const link = document.querySelector("[data-newer]");
  if (!link) return;
  link.hidden = count === 0;
  const text = count === 1 ? link.dataset.one : link.dataset.newer.replace("{n}", String(count));
  if (count > 0) link.querySelector("span").textContent = text;
}

addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

if (page) {
  const button = page.querySelector("[data-pause]");
  const show = () => {
    button.textContent = isPaused() ? button.dataset.goOn : button.dataset.pause;
    page.classList.toggle("paused", isPaused());
  };
  button.hidden = false;
  button.addEventListener("click", () => {
    sessionStorage.setItem("live", isPaused() ? "on" : "off");
    show();
  });
  show();
  setInterval(look, EVERY);
}

// A remote may take its time: the button that was pressed shows that something goes on.
addEventListener("submit", (event) => event.submitter?.setAttribute("aria-busy", "true"));
addEventListener("pageshow", () => {
  for (const button of document.querySelectorAll("[aria-busy]")) button.removeAttribute("aria-busy");
});
