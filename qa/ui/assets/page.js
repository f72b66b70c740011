// What the page does in the browser: events to the server, the card over a citation, the sheet on a phone, keys.
// Text from articles only ever goes into textContent.
window.pullquote = (() => {
  const narrow = window.matchMedia("(max-width: 860px)");
  let opener = null; // the button whose source is open: focus returns to it
  let byKeyboard = false;
  let awaited = false; // whether that source is not there yet

  // -- panes --------------------------------------------------------------------------------------------------

  let conversing; // is given what sends an event of the conversation, once that is there
  const sending = new Promise((go) => (conversing = go));

  function mount(element, trigger, watch, events) {
    let chosen = null; // what the last chosen button said: drawn anew, it takes the focus back
    const gone = {}; // the buttons of what was removed, by article: put back, it is told of and takes the focus
    let newest = 0; // which of its drawings the conversation shows
    const conversation = element.closest("#pq-conversation");
    if (conversation) keepLowerEdge(conversation);
    if (conversation) conversing(trigger);
    element.addEventListener("click", (click) => {
      const button = click.target.closest("[data-event]");
      if (!button || !events.includes(button.dataset.event)) return;
      // The second click of two falls on the article that has moved up.
      if (button.dataset.event === "remove" && click.detail > 1) return;
      if (button.dataset.event === "cite" || button.dataset.event === "open") showSource(button, click);
      hideCard();
      chosen = { ...button.dataset }; // drawn anew, the same button may stand for another article
      if (chosen.event === "suggest") noteSent(chosen.question, false);
      if (chosen.event === "remove") gone[chosen.article] = { ...chosen, told: button.getAttribute("aria-label").replace("Remove ", "") };
      trigger(button.dataset.event, { ...button.dataset });
    });
    // A page of the list is chosen by its number.
    element.addEventListener("change", ({ target }) => {
      if (target.dataset.way !== "page") return;
      const { at, pages } = target.dataset;
      const page = Math.min(Math.max(Math.trunc(Number(target.value)) || Number(at), 1), Number(pages));
      target.value = page;
      if (page === Number(at)) return;
      chosen = { event: "turn", ...target.dataset };
      trigger("turn", { page });
    });
    watch("value", () => {
      if (element.closest("#pq-link-news")) settleAddress(element.querySelector(".pq-progress").dataset);
      if (conversation) {
        const version = Number(element.querySelector(".pq-conversation").dataset.version);
        if (version < newest) return trigger("stale", {}); // it was longer under way than what was drawn after it
        newest = version;
        settle(element);
      }
      // A list that was asked for before the choice shows nothing of it yet.
      const early = ["remove", "undo"].includes(chosen?.event) && buttonLike(element, chosen) !== undefined;
      // Nor is it back where nobody knows any more what was removed.
      const undone = chosen?.event === "undo" && !early ? gone[chosen.article] : undefined;
      const back = buttonLike(element, undone) && undone;
      // What was just removed took the focus with it, or left it to the one that has moved up.
      const left = chosen?.event === "remove" && document.activeElement?.closest(".pq-articles");
      if (!early && (left || document.activeElement === document.body)) {
        const again = buttonLike(element, back ?? chosen);
        (element.querySelector(".pq-undo button") ?? again)?.focus({ preventScroll: true });
      }
      if (chosen?.event === "turn") presentList(element, chosen.way);
      if (chosen?.event === "speaker") document.getElementById("pq-person")?.scrollIntoView({ block: narrow.matches ? "start" : "nearest" });
      const last = element.querySelector(".pq-exchange:last-of-type");
      if (conversation) keep();
      if (conversation && !last) conversation.scrollTop = 0;
      if (conversation) document.title = last ? `${last.querySelector("h2").textContent} – Pullquote` : "Pullquote";
      if (back) say(`“${back.told}” is back.`);
      else sayWhatChanged(last ?? element);
      if (!early) chosen = null;
      sayWhatIsOpen();
      if (last && conversation) {
        const top = last.getBoundingClientRect().top - conversation.getBoundingClientRect().top + conversation.scrollTop;
        scrollSlowly(conversation, conversation.querySelectorAll(".pq-exchange").length > 1 ? Math.ceil(top) + 1 : 0); // past the line above it
      }
    });
  }

  // Another page of the list is read from its top, where the same button leads on.
  function presentList(list, way) {
    document.getElementById("pq-wanted").scrollIntoView({ block: "start" });
    (list.querySelector(`.pq-pages button[data-way="${way}"]:enabled`) ?? list.querySelector(".pq-pages input"))?.focus({ preventScroll: true });
  }

  // Gradio draws a pane anew, and a live region that is drawn anew is silent: one that stays says what has changed.
  function sayWhatChanged(element) {
    if (!element.checkVisibility()) return; // the list of a tab that is not shown
    const told = element.matches("[data-aloud]") ? element.dataset.aloud : element.querySelector("[data-aloud]")?.textContent;
    if (told) say(told);
  }

  let saidAt = 0; // milliseconds since the page began

  function say(told) {
    const aloud = document.getElementById("pq-aloud");
    const together = performance.now() - saidAt < 100; // two panes that one event has changed
    aloud.textContent = together ? `${aloud.textContent} ${told}` : told;
    saidAt = performance.now();
  }

  let towards = null; // where the conversation is scrolling to, in pixels, or null where it is not
  let arriving = 0; // the timer by which it has come there

  function scrollSlowly(pane, top) {
    towards = top;
    clearTimeout(arriving);
    arriving = setTimeout(() => (towards = null), 1000);
    pane.scrollTo({ top, behavior: calm() ? "auto" : "smooth" });
  }

  // Filters that unfold take room from the pane above them: what stood at its lower edge stays in sight.
  function keepLowerEdge(pane) {
    let height = pane.clientHeight;
    new ResizeObserver(() => {
      if (towards !== null) scrollSlowly(pane, towards); // what is set while it scrolls would end that on its way
      // Before anything is asked the page is still being drawn, and begins at its top.
      else if (pane.querySelector(".pq-exchange")) pane.scrollTop += Math.max(0, height - pane.clientHeight);
      height = pane.clientHeight;
    }).observe(pane);
  }

  const alike = (one, other) => ["event", "speaker", "article", "start"].every((name) => one[name] === other[name]);
  const buttonLike = (pane, other) => other && [...pane.querySelectorAll("[data-event]")].find((button) => alike(button.dataset, other));

  // -- fields: what was sent leaves them, and what was refused comes back --------------------------------------------

  let sent = []; // questions that are not answered yet: whether each was typed and stands in the field still
  let addressing = false; // whether one of them is the address's

  function asked(question) {
    if (question.trim()) noteSent(question, true);
    return question;
  }

  function noteSent(question, typed) {
    sent.push({ question: question.trim(), typed });
    document.body.dataset.from = "ask"; // from what was opened on another tab, somebody has come back to the conversation
  }

  // Of what nobody sees, the server takes away other characters around a question than `trim` does, and HTML some in it.
  const visible = (text) => text.replace(/[\p{C}\uFFFD]/gu, "").trim();

  function settle(element) {
    const exchanges = [...element.querySelectorAll(".pq-exchange")].reverse();
    if (addressing && exchanges.length) forget("q"); // loaded again, the page shows the answer and does not ask anew
    sent = sent.filter((one) => {
      const exchange = exchanges.find((drawn) => visible(drawn.querySelector("h2").textContent) === visible(one.question));
      if (!exchange) return true;
      if (one.typed) takeOut(questionField(), one.question);
      one.typed = false;
      if (exchange.dataset.state === "failed") putBack(questionField(), one.question);
      return exchange.dataset.state === "working";
    });
  }

  let fetching = false; // whether an address is, that was taken out of its field

  function settleAddress({ sent, state }) {
    const field = document.querySelector("#pq-address :is(textarea, input)");
    if (!fetching) takeOut(field, sent);
    fetching = state === "working";
    if (state === "failed") putBack(field, sent);
  }

  // What was typed on since it was sent stays.
  function takeOut(field, text) {
    const typed = field.value.trimStart();
    if (typed.startsWith(text)) fill(field, typed.slice(text.length).trimStart());
  }

  // To be mended, unless something else is being typed.
  function putBack(field, text) {
    if (!field.value) fill(field, text);
  }

  function fill(field, text) {
    field.value = text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  const files = []; // that came into their field, and are not handed to the server yet

  function takeFiles(those) {
    files.push(...(those ?? []));
    return [null];
  }

  const takenFiles = () => files.splice(0);

  // Who leaves the page ends what it is adding. Where nobody answers, that has ended by itself, and Gradio loads the page
  // again as soon as somebody does.
  function askBeforeLeaving(event) {
    if (wasAway || !document.querySelector("#pq-shelf .pq-progress[data-state=working], #pq-files .uploading")) return;
    event.preventDefault();
    event.stopImmediatePropagation(); // Gradio would let go of the server, though the page may stay
  }

  function mountSource(element, trigger, watch) {
    let restoring = false; // whether the article that was removed is asked for again
    element.addEventListener("click", (click) => {
      if (!click.target.closest("[data-event=undo]")) return;
      restoring = true;
      trigger("undo", { article: openSource().article });
    });
    watch("value", () => {
      keep();
      if (linked && narrow.matches) openSheet();
      const named = new URLSearchParams(window.location.search).get("article");
      // What nobody chose is an answer's: it has made room for itself where something was open from another tab.
      const { article } = openSource();
      if (!awaited && article !== opener?.dataset.article) document.body.dataset.from = "ask";
      if ([undefined, opener?.dataset.article].includes(article)) awaited = false;
      if (!linked && named !== article) forget("article", "start", "end"); // another one is open now
      sayWhatIsOpen();
      sayWhatChanged(element);
      presentSource(linked);
      if (restoring) sayWhatIsBack(element);
      linked = restoring = false;
    });
  }

  // The button that has put it back is gone, and took the focus with it.
  function sayWhatIsBack(element) {
    const title = element.querySelector("h2");
    if (title) say(`“${title.textContent}” is back.`);
    title?.focus({ preventScroll: true });
  }

  // Which of the numbers and passages is the one that is open.
  function sayWhatIsOpen() {
    const { article, start = "" } = openSource();
    for (const button of document.querySelectorAll("[data-event][data-article]")) {
      const open = button.dataset.article === article && (button.dataset.start ?? "") === start;
      if (open) button.setAttribute("aria-current", "true");
      else button.removeAttribute("aria-current");
    }
  }

  // Bring the chosen words into view, and the focus to whoever asked for them by keyboard, by a link or on a phone.
  function presentSource(byLink = false) {
    const pane = document.getElementById("pq-source");
    const text = pane.querySelector(".pq-text");
    const mark = pane.querySelector("mark.pq-chosen");
    if (text) text.scrollTop = mark ? mark.offsetTop - text.clientHeight / 3 : 0; // the text is the mark's offset parent
    const title = pane.querySelector("h2");
    if (byLink && title) {
      document.title = `${title.textContent} – Pullquote`;
      say(`${title.textContent}${mark ? ", opened at the quoted words" : ""}.`);
    }
    if (byLink || (opener && (byKeyboard || document.body.classList.contains("pq-sheet")))) {
      title?.focus({ preventScroll: true });
    }
  }

  function showSource(button, click) {
    opener = button;
    byKeyboard = click.detail === 0; // Enter and Space click without a pointer
    document.body.dataset.from = button.closest("#pq-said") ? "quotes" : button.closest("#pq-shelf") ? "library" : "ask";
    go("ask");
    if (narrow.matches) openSheet();
    // What is open already does not change, so no change will present it. Another article's words do not stand under
    // the number that was chosen until its own are there.
    const pane = document.querySelector("#pq-source .pq-source");
    const { article, start = "" } = pane.dataset;
    awaited = article !== button.dataset.article || start !== (button.dataset.start ?? "");
    if (!awaited) presentSource();
    else if (article !== button.dataset.article) pane.setAttribute("aria-busy", "true");
  }

  // On a phone the source lies over the page: what is below takes no focus, and Back closes it. The page's name stays
  // readable, so that a page never is without its first heading.
  function openSheet() {
    if (document.body.classList.contains("pq-sheet")) return;
    document.body.classList.add("pq-sheet");
    below().forEach((element) => (element.inert = true));
    if (!goingBack) window.history.pushState({ sheet: true }, "");
  }

  let goingBack = false; // whether the browser is still on its way back from a sheet that was closed

  function hideSource() {
    const open = document.body.classList.contains("pq-sheet");
    document.body.classList.remove("pq-sheet");
    below().forEach((element) => (element.inert = false));
    if (open && window.history.state?.sheet && !goingBack) {
      goingBack = true;
      window.history.back();
    }
    const { from = "ask" } = document.body.dataset; // the tab it was opened from
    if (opener && (open || from !== "ask")) go(from);
    document.body.dataset.from = "ask";
    if (opener?.isConnected && (open || byKeyboard)) opener.focus({ preventScroll: true });
    opener = null;
  }

  const below = () => document.querySelectorAll("#pq-banner :is(a, button), #pq-tabs > .tab-wrapper, #pq-left");
  window.addEventListener("popstate", () => {
    const own = goingBack;
    goingBack = false;
    if (!document.body.classList.contains("pq-sheet")) return;
    if (own) window.history.pushState({ sheet: true }, ""); // of the one that was opened meanwhile
    else hideSource();
  });

  const tabs = { ask: "pq-ask-button", quotes: "pq-said-button", library: "pq-shelf-button" };

  function go(tab) {
    const button = document.getElementById(tabs[tab]);
    if (button?.getAttribute("aria-selected") !== "true") button?.click();
  }

  // -- over a reload, and by an address -----------------------------------------------------------------------

  // What the tab keeps is the tab's alone, and goes with it. What `localStorage` keeps, every other tab of the profile
  // reads, and so does whoever sits down at the machine next.
  const KEPT = "pullquote-conversation";
  const MOST_KEPT = 200_000; // UTF-16 units: far less than an event may have bytes
  let begun = false; // whether what was kept has been taken back, and may be overwritten
  let filters = []; // what the fields of the filters hold, in their order
  let linked = false; // whether the address has named the source that is to be opened

  const libraryMark = () => document.querySelector("[data-library]")?.dataset.library;
  const openSource = () => ({ ...document.querySelector("#pq-source .pq-source")?.dataset });

  function keep() {
    if (!begun) return;
    const exchanges = [...document.querySelectorAll("#pq-conversation [data-kept]")].map((one) => JSON.parse(one.dataset.kept));
    while (JSON.stringify(exchanges).length > MOST_KEPT) exchanges.shift();
    const { article, start, end } = openSource();
    try {
      const draft = questionField()?.value ?? "";
      if (exchanges.length || article || draft || filters.flat().some(Boolean)) {
        sessionStorage.setItem(KEPT, JSON.stringify({ library: libraryMark(), exchanges, article, start, end, filters, draft }));
      } else sessionStorage.removeItem(KEPT);
    } catch {} // a browser that keeps nothing: a reload begins anew
  }

  function kept() {
    try {
      const { library, ...rest } = JSON.parse(sessionStorage.getItem(KEPT));
      return library === libraryMark() ? rest : {};
    } catch {
      return {}; // nothing, or nothing of ours
    }
  }

  // How many are set is seen without unfolding them: the answer is what Gradio sets of the fold.
  function keepFilters(...held) {
    filters = held;
    keep();
    const set = held.filter((value) => String(value ?? "").trim()).length; // publishers count as one, and none is ""
    return { __type__: "update", label: set ? `Filters (${set})` : "Filters" };
  }

  // The page may not be drawn yet: whether they are this library's, the server looks.
  function keptFilters() {
    try {
      const { library, filters: held } = JSON.parse(sessionStorage.getItem(KEPT));
      return JSON.stringify([library, held]);
    } catch {
      return ""; // nothing, or nothing of ours
    }
  }

  // What somebody quick has typed meanwhile stays.
  function filtersBack(brought, held) {
    const back = JSON.parse(brought || "[]"); // nothing, where the server has failed
    return held.map((value, at) => ({ __type__: "update", ...(!value?.length && back[at]?.length && { value: back[at] }) }));
  }

  // What the page begins with, for the server to check: nothing of an address or of what was kept is shown from here.
  function opening() {
    const address = new URLSearchParams(window.location.search);
    const { draft, ...begin } = kept(); // what is typed may be more than an event takes, and the server needs none of it
    const article = address.get("article");
    if (article !== null) Object.assign(begin, { article, start: address.get("start"), end: address.get("end") });
    linked = article !== null;
    return JSON.stringify(begin);
  }

  // Another site may open windows that nobody sees: a question waits until somebody sees it asked.
  async function askWhatIsAddressed() {
    const question = new URLSearchParams(window.location.search).get("q");
    if (!question) return;
    await seen();
    const send = await sending;
    addressing = true;
    send("suggest", { question, whole: "yes" });
  }

  const seen = () =>
    new Promise((go) => {
      const look = () => document.visibilityState === "visible" && go();
      document.addEventListener("visibilitychange", look);
      look();
    });

  function opened(held) {
    begun = true;
    filters = held; // as the server has set them: a publisher that is gone no longer filters
    document.documentElement.classList.remove("pq-opening");
    sayWhetherFolded();
    // What was being typed when the page was loaded again, by Gradio itself after the server was away.
    const field = questionField();
    const { draft } = kept();
    if (draft && field) putBack(field, draft);
    keep();
    field?.setAttribute("aria-keyshortcuts", "Control+K Meta+K");
    askWhatIsAddressed();
  }

  document.addEventListener("input", (event) => event.target.closest("#pq-question") && keep());
  const questionField = () => document.querySelector("#pq-question :is(textarea, input)");

  // Take names out of the page's address.
  function forget(...names) {
    const address = new URL(window.location.href);
    if (!names.some((name) => address.searchParams.has(name))) return;
    names.forEach((name) => address.searchParams.delete(name));
    window.history.replaceState(window.history.state, "", address);
  }

  function linkToSource() {
    const { article, start, end } = openSource();
    const link = new URL(window.location.pathname, window.location.href);
    link.search = new URLSearchParams({ article, ...(start && { start, end }) });
    return link.href;
  }

  // -- the card over a citation -------------------------------------------------------------------------------

  let card = null;

  function showCard(button) {
    if (!card) {
      card = document.querySelector("main").appendChild(document.createElement("div")); // inside the page's landmark
      card.id = "pq-card";
      card.setAttribute("role", "tooltip");
      for (const name of ["quote", "title", "where"]) {
        const line = card.appendChild(document.createElement("p"));
        line.className = `pq-card-${name}`;
        line.dir = "auto";
      }
    }
    const { quote } = button.dataset;
    card.querySelector(".pq-card-quote").textContent = /^["“”„«]/.test(quote) ? quote : `“${quote}”`;
    card.querySelector(".pq-card-title").textContent = button.dataset.title;
    card.querySelector(".pq-card-where").textContent = button.dataset.where;
    card.classList.add("pq-shown");
    button.setAttribute("aria-describedby", card.id);
    const at = button.getBoundingClientRect();
    const size = card.getBoundingClientRect();
    const left = Math.max(12, Math.min(at.left - 24, window.innerWidth - size.width - 12));
    // Below, where it leaves the statement itself readable, unless there is no room.
    const below = at.bottom + 10;
    card.style.left = `${left}px`;
    card.style.top = `${below + size.height < window.innerHeight - 8 ? below : at.top - size.height - 10}px`;
  }

  let leaving = 0; // the timer by which the card goes: until then the pointer may reach it, and stay on it

  function hideCard() {
    clearTimeout(leaving);
    card?.classList.remove("pq-shown");
  }

  const cited = (event) => event.target.closest?.(".pq-cite");
  document.addEventListener("mouseover", (event) => {
    if (cited(event) || event.target.closest?.("#pq-card")) clearTimeout(leaving);
    if (cited(event)) showCard(cited(event));
    else if (card?.classList.contains("pq-shown") && !event.target.closest?.("#pq-card")) {
      clearTimeout(leaving);
      leaving = setTimeout(hideCard, 300);
    }
  });
  document.addEventListener("focusin", (event) => (cited(event) ? showCard(cited(event)) : hideCard()));
  document.addEventListener("scroll", hideCard, true);

  // -- copying ------------------------------------------------------------------------------------------------

  const HERE = ["127.0.0.1", "localhost", "[::1]"];

  async function copy(button, text, told = "Copied") {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      copyBySelecting(text);
      button.focus({ preventScroll: true });
    }
    const name = (button.dataset.name ??= button.textContent);
    button.textContent = told;
    say(`${told}.`);
    setTimeout(() => (button.textContent = name), 2000);
  }

  // A browser gives its clipboard to pages of this machine and of https alone: in a network there is only the old way.
  function copyBySelecting(text) {
    const field = document.body.appendChild(document.createElement("textarea"));
    field.value = text;
    field.select();
    document.execCommand("copy");
    field.remove();
  }

  // -- while nobody answers -----------------------------------------------------------------------------------

  const AWAY = "Pullquote does not answer: it may have been stopped. Start it again; what stands here stays.";

  // Gradio says so once, for some seconds, over the source: who comes back to the page an hour later sees nothing of it.
  function sayWhetherItAnswers(answers) {
    wasAway ||= !answers;
    const away = document.getElementById("pq-away");
    if (!away || away.hidden === answers) return;
    away.hidden = answers;
    away.textContent = answers ? "" : AWAY;
  }

  let wasAway = false; // whether nobody has answered at some time since the page was loaded

  const fetchAsItIs = window.fetch;
  window.fetch = async (...asked) => {
    try {
      const reply = await fetchAsItIs(...asked);
      sayWhetherItAnswers(true);
      return reply;
    } catch (error) {
      if (error.name !== "AbortError") sayWhetherItAnswers(false);
      throw error;
    }
  };

  // -- keys, tabs, theme --------------------------------------------------------------------------------------

  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
    if (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey) {
      event.preventDefault();
      go("ask");
      questionField()?.focus();
    } else if (event.target.matches?.("[role=tab]") && ["ArrowLeft", "ArrowRight"].includes(event.key)) {
      const all = Object.values(tabs);
      const next = all.indexOf(event.target.id) + (event.key === "ArrowRight" ? 1 : -1);
      const tab = document.getElementById(all.at(next % all.length));
      tab.click();
      tab.focus();
    } else if (event.key === "Escape") {
      if (card?.classList.contains("pq-shown")) hideCard();
      else if (!typing) hideSource(); // in a field it closes what the field has opened, or nothing
    }
  });

  document.addEventListener("click", (event) => {
    const sheet = document.body.classList.contains("pq-sheet") && !event.target.closest("#pq-right, [data-event]");
    if (sheet || event.target.closest("[data-close]")) hideSource();
    const copied = event.target.closest("[data-copy]");
    if (copied) copy(copied, copied.dataset.copy);
    const shared = event.target.closest("[data-copy-link]");
    if (shared) copy(shared, linkToSource(), HERE.includes(window.location.hostname) ? "Copied, for this machine" : "Copied");
    if (event.target.closest("#pq-filters > button")) requestAnimationFrame(sayWhetherFolded);
    const link = event.target.closest("[data-go]");
    if (link) go(link.dataset.go);
    if (event.target.closest("[data-theme]")) chooseTheme(document.body.classList.contains("dark") ? "light" : "dark");
    if (event.target.closest(".pq-skip")) {
      event.preventDefault();
      const tab = Object.keys(tabs).find((name) => document.getElementById(tabs[name])?.getAttribute("aria-selected") === "true");
      const main = { quotes: "#pq-person", library: "#pq-wanted :is(textarea, input)" }[tab];
      (document.querySelector(main ?? null) ?? questionField())?.focus();
    }
    if (event.target.closest("#pq-new")) questionField()?.focus();
  });

  // Beside its field, a file that is dropped would be opened in place of the page.
  for (const name of ["dragover", "drop"]) {
    document.addEventListener(name, (event) => event.dataTransfer?.types.includes("Files") && event.preventDefault());
  }

  // Gradio names the buttons that take a publisher away by their places.
  new MutationObserver(() => {
    for (const button of document.querySelectorAll("#pq-publishers .token-remove")) {
      const name = `Remove ${button.closest(".token")?.querySelector("span")?.textContent ?? ""}`.trim();
      if (button.title !== name) Object.assign(button, { title: name, ariaLabel: name });
    }
  }).observe(document.body, { childList: true, subtree: true });

  // Gradio folds, and does not say so.
  function sayWhetherFolded() {
    const fold = document.querySelector("#pq-filters > button");
    fold?.setAttribute("aria-expanded", fold.classList.contains("open"));
  }

  let theme = null; // "light", "dark", or null: as the system is, which Gradio follows by itself
  try {
    theme = localStorage.getItem("pullquote-theme");
  } catch {} // private windows may keep nothing: a choice then lasts as long as the page

  function chooseTheme(name) {
    theme = name;
    try {
      localStorage.setItem("pullquote-theme", name);
    } catch {} // as above
    applyTheme();
  }

  function applyTheme() {
    if (theme && document.body.classList.contains("dark") !== (theme === "dark")) document.body.classList.toggle("dark");
  }

  // Gradio sets the system's theme when it starts and when the system's changes; what was chosen stays.
  applyTheme();
  new MutationObserver(applyTheme).observe(document.body, { attributes: true, attributeFilter: ["class"] });

  const calm = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;

  // What was kept comes in place of the welcome: it is not shown for a moment first.
  try {
    if (sessionStorage.getItem(KEPT)?.includes("question")) document.documentElement.classList.add("pq-opening");
  } catch {} // as above
  setTimeout(() => document.documentElement.classList.remove("pq-opening"), 5000); // a server that does not answer

  // For a server that has begun anew since the page did, and knows nothing of its conversation.
  function whatIsShown() {
    const { exchanges } = begun ? kept() : {};
    return JSON.stringify({ exchanges });
  }

  // What the server is told of as an article goes or comes back.
  const whatIsOpen = () => JSON.stringify(openSource());

  return { mount, mountSource, keepFilters, keptFilters, filtersBack, opening, opened, asked, takeFiles, takenFiles, askBeforeLeaving, whatIsShown, whatIsOpen };
})();
