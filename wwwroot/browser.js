// Runs before the first paint: tells the server, by cookie, what the browser's system prefers, and serves the pages' few wishes.
(() => {
  const year = 31536000;
  const read = name => document.cookie.split("; ").find(pair => pair.startsWith(name + "="))?.slice(name.length + 1);
  const keep = (name, value) => { document.cookie = `${name}=${value}; path=/; max-age=${year}; samesite=lax`; };
  const root = document.documentElement;
  const systemDark = matchMedia("(prefers-color-scheme: dark)");
  const systemWord = () => (systemDark.matches ? "dark" : "light");

  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const knewZone = read("pushportal.zone") === zone;
  if (!knewZone) keep("pushportal.zone", zone);

  // A page that was drawn for the other palette, or before the zone was known, is asked for once more, before anything is seen.
  const knewSystem = (read("pushportal.system") ?? "light") === systemWord();
  if (read("pushportal.system") !== systemWord()) keep("pushportal.system", systemWord());
  const kept = read("pushportal.zone") === zone && read("pushportal.system") === systemWord();
  const drawnWrong = (!knewSystem && root.dataset.themeChoice === "system") || !knewZone;
  if (drawnWrong && kept && root.dataset.posted !== "true") location.reload();
  systemDark.addEventListener("change", () => keep("pushportal.system", systemWord()));

  // Whoever comes to sign in is perhaps somebody else.
  const unsent = "pushportal.unsent:";
  if (location.pathname.startsWith("/Account/Login")) Object.keys(sessionStorage).filter(key => key.startsWith(unsent)).forEach(key => sessionStorage.removeItem(key));

  const watched = new WeakMap();

  const copyByHand = text => {
    const area = document.createElement("textarea");
    area.value = text;
    area.style.position = "fixed";
    area.style.opacity = "0";
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
  };

  window.pushPortal = {
    chooseTheme(choice) {
      keep("pushportal.theme", choice);
      const dark = choice === "dark" || (choice === "system" && systemDark.matches);
      root.dataset.themeChoice = choice;
      root.dataset.theme = dark ? "dark" : "light";
      return dark;
    },
    // The clipboard is missing on plain HTTP.
    async copy(text) {
      try {
        await navigator.clipboard.writeText(text);
        return true;
      } catch {
        return copyByHand(text);
      }
    },
    // What somebody is about to send, by the page's address; a null forgets it.
    keepUnsent(place, json) {
      if (json === null) sessionStorage.removeItem(unsent + place);
      else sessionStorage.setItem(unsent + place, json);
    },
    unsent: place => sessionStorage.getItem(unsent + place),
    // Tells the circuit whether anybody can see what it draws. A circuit that is gone is told in vain.
    watchTab(tab) {
      const tell = () => tab.invokeMethodAsync("Turn", document.hidden).catch(() => {});
      document.addEventListener("visibilitychange", tell);
      if (document.hidden) tell();
    },
    // Tells a live list whether its top is in sight.
    watchTop(mark, list) {
      const observer = new IntersectionObserver(entries => list.invokeMethodAsync("TopInSightAsync", entries[entries.length - 1].isIntersecting));
      observer.observe(mark);
      watched.set(mark, () => observer.disconnect());
    },
    // Brings what was chosen into sight, without moving the page.
    show(...ids) {
      for (const id of ids) document.getElementById(id)?.scrollIntoView({ block: "nearest" });
    },
    unwatchTop(mark) {
      watched.get(mark)?.();
      watched.delete(mark);
    },
  };

  document.addEventListener("click", event => { if (event.target.closest("[data-reload]")) location.reload(); });

  // On pages without a circuit the script copies by itself.
  document.addEventListener("click", async event => {
    const button = event.target.closest("[data-copy]");
    if (button && await window.pushPortal.copy(button.dataset.copy)) button.textContent = button.dataset.copied;
  });

  // Octets are walked over by keys that would scroll the page.
  document.addEventListener("keydown", event => {
    if (event.target.matches?.("[data-octets]") && ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End", " "].includes(event.key)) event.preventDefault();
  });

  // The links that open rows are walked over; the row that has the focus is opened by Enter, as any link.
  const moveRow = by => {
    const links = [...document.querySelectorAll("main tbody tr")].map(row => row.querySelector("a")).filter(link => link);
    const at = links.findIndex(link => link.closest("tr").contains(document.activeElement));
    links[Math.min(Math.max(at + by, 0), links.length - 1)]?.focus();
  };

  let went = 0;
  document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select, [contenteditable], [role=dialog], dialog")) return;
    if (event.key === "/") {
      document.getElementById("search")?.focus();
      event.preventDefault();
    } else if (event.key === "?") {
      document.getElementById("keys")?.showModal();
    } else if (event.key === "j" || event.key === "k") {
      moveRow(event.key === "j" ? 1 : -1);
    } else if (event.key === "r") {
      (document.activeElement.closest("tr")?.querySelector("[data-testid=retry]") ?? document.querySelector("[data-testid=retry]"))?.click();
    } else if (event.key === "g") {
      went = event.timeStamp;
    } else if (event.timeStamp - went < 1500) {
      went = 0;
      document.querySelector(`[data-go="${CSS.escape(event.key)}"]`)?.click();
    }
  });
})();
