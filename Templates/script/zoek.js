// De zoekpagina: woorden en filters, de stand in het adres, en tot vier opleidingen om te vergelijken.
(function () {
  'use strict';

  var B = window.bijsluiter;
  var T = window.bijsluiterWoorden;
  var MEEST = 4;
  var BLAD = 20;
  var FILTERS = ['soort', 'niveau', 'weg', 'sector', 'plaats', 'regio'];
  var zoeker = new B.Zoeker(window.bijsluiterIndex);
  var vak = document.getElementById('zoekvak');
  var veld = document.getElementById('q');
  var lijst = document.getElementById('gevonden');
  var stand = document.getElementById('stand');
  var meer = document.getElementById('meer');
  var balk = document.getElementById('gekozen');
  var getoond = BLAD;
  var gekozen = [];
  var laatste = { rijen: [], gelezen: [], weg: [] };

  function opties(id, paren) {
    var keuze = document.getElementById(id);
    var perNaam = new Map();
    // Wat hetzelfde heet is één keuze, die alles daarvan neemt.
    paren.forEach(function (paar) { perNaam.set(paar[1], (perNaam.get(paar[1]) || []).concat(paar[0])); });
    paren = Array.from(perNaam, function (deel) { return [Array.from(new Set(deel[1])).join('.'), deel[0]]; });
    paren.sort(function (a, b) { return a[1].localeCompare(b[1], document.documentElement.lang); });
    paren.forEach(function (paar) {
      var optie = document.createElement('option');
      optie.value = paar[0];
      optie.textContent = paar[1];
      keuze.appendChild(optie);
    });
  }

  function lees() {
    var waarden = new URLSearchParams(location.hash.slice(1));
    veld.value = waarden.get('q') || '';
    FILTERS.forEach(function (naam) {
      var keuze = document.getElementById(naam);
      var waarde = waarden.get(naam) || '';
      keuze.value = waarde;
      if (!waarde || keuze.value) { return; }
      // Een adres met één code van een keuze die er meer heeft.
      var heel = Array.prototype.find.call(keuze.options, function (optie) { return optie.value.split('.').indexOf(waarde) >= 0; });
      keuze.value = heel ? heel.value : '';
    });
    if (FILTERS.some(function (naam) { return waarden.get(naam); })) { vak.querySelector('details').open = true; }
    gekozen = (waarden.get('kies') || '').split(',').filter(Boolean).slice(0, MEEST);
  }

  function onthoud() {
    var waarden = new URLSearchParams();
    if (veld.value.trim()) { waarden.set('q', veld.value.trim()); }
    FILTERS.forEach(function (naam) {
      var keuze = document.getElementById(naam).value;
      if (keuze) { waarden.set(naam, keuze); }
    });
    if (gekozen.length) { waarden.set('kies', gekozen.join(',')); }
    var hash = waarden.toString().replace(/%2C/g, ',');
    try { history.replaceState(null, '', hash ? '#' + hash : location.pathname); } catch (fout) { location.hash = hash; }
  }

  function zoek() {
    var filters = {};
    FILTERS.forEach(function (naam) { filters[naam] = document.getElementById(naam).value; });
    laatste = zoeker.zoek(veld.value, filters);
    toon();
  }

  function toon() {
    var aantal = laatste.rijen.length;
    stand.textContent = B.stand(laatste);
    lijst.textContent = '';
    laatste.rijen.slice(0, getoond).forEach(function (rij) { lijst.appendChild(regel(rij)); });
    meer.hidden = aantal <= getoond;
    toonKeuze();
  }

  function regel(rij) {
    var woord = zoeker.woord(rij);
    var punt = document.createElement('li');
    var link = document.createElement('a');
    link.href = 'opleiding/' + rij.sleutel + '/index.html';
    link.textContent = woord.naam;
    var onder = document.createElement('p');
    onder.textContent = woord.regel;
    onder.id = 'bij-' + rij.sleutel;
    link.setAttribute('aria-describedby', onder.id);
    var label = document.createElement('label');
    var vink = document.createElement('input');
    vink.type = 'checkbox';
    vink.value = rij.sleutel;
    vink.checked = gekozen.indexOf(rij.sleutel) >= 0;
    vink.addEventListener('change', kies);
    var tekst = document.createElement('span');
    tekst.textContent = T.vergelijk;
    var welke = document.createElement('span');
    welke.className = 'verborgen';
    welke.textContent = ': ' + woord.wie;
    label.append(vink, tekst, welke);
    punt.append(link, onder, label);
    return punt;
  }

  function kies(gebeurtenis) {
    var vink = gebeurtenis.target;
    if (!vink.checked) {
      gekozen = gekozen.filter(function (sleutel) { return sleutel !== vink.value; });
    } else if (gekozen.length >= MEEST) {
      vink.checked = false;
      stand.textContent = T.hoogstens;
      return;
    } else {
      gekozen.push(vink.value);
    }
    onthoud();
    toonKeuze();
  }

  function toonKeuze() {
    balk.hidden = gekozen.length === 0;
    var link = document.getElementById('naar-vergelijk');
    link.href = 'vergelijk/index.html#' + gekozen.join(',');
    link.hidden = gekozen.length < 2;
    document.getElementById('aantal-gekozen').textContent =
      gekozen.length === 1 ? T.gekozen_een : B.vul(T.gekozen, { n: gekozen.length });
  }

  function opnieuw() {
    getoond = BLAD;
    zoek();
    onthoud();
  }

  var index = window.bijsluiterIndex;
  opties('sector', index.sectors.map(function (code) { return [code, T['sector_' + code] || code]; }));
  opties('plaats', index.places.map(function (plaats) { return [plaats[0], plaats[0]]; }));
  opties('regio', index.regions.map(function (regio) { return [regio[0], regio[1]]; }));
  var wacht = 0;
  veld.addEventListener('input', function () {
    clearTimeout(wacht);
    wacht = setTimeout(opnieuw, 120);
  });
  FILTERS.forEach(function (naam) { document.getElementById(naam).addEventListener('change', opnieuw); });
  vak.addEventListener('submit', function (gebeurtenis) { gebeurtenis.preventDefault(); });
  B.pijltjes(document.getElementById('zoeken'), veld, lijst);
  document.getElementById('leeg').addEventListener('click', function () {
    gekozen = [];
    onthoud();
    toon();
    veld.focus();
  });
  meer.addEventListener('click', function () {
    var vanaf = getoond;
    getoond += BLAD;
    toon();
    var links = lijst.querySelectorAll('a');
    if (links[vanaf]) { links[vanaf].focus(); }
  });
  B.bijAnker(function () {
    lees();
    getoond = BLAD;
    zoek();
  });
  document.getElementById('zoeken').hidden = false;
  vak.querySelector('details').open = window.matchMedia('(min-width: 48rem)').matches;
  lees();
  zoek();
}());
