// Eerst raden, dan zien: het cijfer komt pas te voorschijn na een eigen schatting.
(function () {
  'use strict';

  var B = window.bijsluiter;
  var maak = B.maak;
  var T = window.bijsluiterWoorden;
  var plek = document.getElementById('raden');
  var kiezen = document.getElementById('kiezen');
  var stand = document.getElementById('stand');
  var veld = document.getElementById('q');
  var lijst = document.getElementById('gevonden');
  var zoeker = null;
  var gevraagd = '';

  function euro(bedrag) { return '€\u00a0' + bedrag.toFixed(2).replace('.', T.komma); }

  var VRAGEN = {
    job_chance: {
      min: 0, max: 100, stap: 1, begin: 50,
      werkelijk: function (y) { return Math.round(y * 100); },
      toon: function (n) { return B.vul(T.raad_van100, { n: n }); },
      verschil: function (d) { return String(d); }
    },
    start_salary: {
      min: 8, max: 40, stap: 0.5, begin: 24,
      werkelijk: function (y) { return y; },
      toon: function (n) { return B.vul(T.raad_uur, { bedrag: euro(n) }); },
      verschil: function (d) { return euro(d); }
    }
  };

  function staaf(eigen, echt, vraag) {
    var ns = 'http://www.w3.org/2000/svg';
    var tekening = document.createElementNS(ns, 'svg');
    tekening.setAttribute('viewBox', '0 0 100 14');
    tekening.setAttribute('preserveAspectRatio', 'none');
    tekening.setAttribute('aria-hidden', 'true');
    tekening.setAttribute('class', 'raadstaaf');
    [[eigen, 'eigen'], [echt, 'echt']].forEach(function (paar, k) {
      var breedte = Math.max(1, Math.min(100, (paar[0] - vraag.min) / (vraag.max - vraag.min) * 100));
      var deel = document.createElementNS(ns, 'rect');
      deel.setAttribute('y', String(k * 8));
      deel.setAttribute('width', String(breedte));
      deel.setAttribute('height', '6');
      deel.setAttribute('class', paar[1]);
      tekening.appendChild(deel);
    });
    return tekening;
  }

  function uitkomst(vak, figuur, vraag, gok) {
    vak.textContent = '';
    vak.classList.toggle('grey', !!figuur.old);
    vak.appendChild(maak('p', B.vul(T.raad_jij, { waarde: vraag.toon(gok) })));
    // Op de schaal van de gok: van de 100.
    vak.appendChild(maak('p', B.vul(T.raad_echt, { waarde: figuur.z && figuur.q || figuur.v }), 'big'));
    var wie = maak('p', '', 'big');
    wie.append([figuur.b, figuur.a.charAt(0).toUpperCase() + figuur.a.slice(1)].filter(Boolean).join(' '));
    if (figuur.old) { wie.append(' ', maak('strong', T.oud)); }
    wie.append('. ' + (figuur.p || ''));
    vak.appendChild(wie);
    if (figuur.r) { vak.appendChild(maak('p', figuur.r, 'big')); }
    vak.appendChild(staaf(gok, vraag.werkelijk(figuur.y), vraag));
    var verschil = vraag.werkelijk(figuur.y) - gok;
    var zin = Math.abs(verschil) < vraag.stap ? T.raad_goed :
      B.vul(verschil > 0 ? T.raad_meer : T.raad_minder, { n: vraag.verschil(Math.abs(verschil)) });
    vak.appendChild(maak('p', zin));
    vak.appendChild(maak('p', figuur.w));
  }

  function blok(opleiding, naam) {
    var vraag = VRAGEN[naam];
    var figuur = opleiding.vragen[naam];
    var vak = maak('form', '', 'raadvak');
    var id = 'raad-' + naam;
    var kop = maak('h3', T['vraag_' + naam]);
    if (!figuur || !figuur.m) {
      // Zonder cijfer is er niets te raden.
      vak = maak('div', '', 'raadvak');
      vak.append(kop, maak('p', T.raad_geen, 'big'), maak('p', figuur ? figuur.x : ''));
      return vak;
    }
    // Eerst over wie het gaat, dan pas de vraag.
    var label = maak('label', figuur.own ? T['raad_' + naam] : [figuur.b, T['raad_groep_' + naam]].filter(Boolean).join(' '));
    label.htmlFor = id;
    var schuif = maak('input');
    schuif.type = 'range';
    schuif.id = id;
    schuif.min = vraag.min;
    schuif.max = vraag.max;
    schuif.step = vraag.stap;
    schuif.value = vraag.begin;
    var gok = maak('output', vraag.toon(vraag.begin), 'big');
    gok.htmlFor = id;
    schuif.setAttribute('aria-valuetext', gok.textContent);
    schuif.addEventListener('input', function () {
      gok.textContent = vraag.toon(Number(schuif.value));
      schuif.setAttribute('aria-valuetext', gok.textContent);
    });
    var knop = maak('button', T.raad_zie);
    var uit = maak('div', '', 'uitkomst');
    uit.setAttribute('role', 'status');
    vak.addEventListener('submit', function (gebeurtenis) {
      gebeurtenis.preventDefault();
      uitkomst(uit, figuur, vraag, Number(schuif.value));
      knop.textContent = T.raad_weer;
    });
    vak.append(kop, label, schuif, gok, knop, uit);
    return vak;
  }

  function toon(gevonden) {
    plek.textContent = '';
    var opleiding = gevonden[0];
    kiezen.hidden = !!opleiding;
    stand.textContent = opleiding || !gevonden.length ? '' : T.te_weinig;
    if (!opleiding) { return; }
    var kop = maak('h2', opleiding.naam);
    kop.tabIndex = -1;
    plek.append(kop, maak('p', opleiding.school + ', ' + opleiding.soort, 'school'), blok(opleiding, 'job_chance'), blok(opleiding, 'start_salary'));
    var links = maak('p', '', 'links');
    var blad = maak('a', T.raad_blad);
    blad.href = '../opleiding/' + opleiding.sleutel + '/index.html';
    var ander = maak('a', T.raad_ander);
    ander.href = '#';
    links.append(blad, ander);
    plek.appendChild(links);
    return kop;
  }

  // Wie hier kiest of teruggaat, gaat met de focus mee; wie met een adres binnenkomt begint boven aan de pagina.
  function begin(gebeurtenis) {
    var sleutel = B.anker();
    gevraagd = sleutel;
    lijst.textContent = '';
    B.laad(plek.dataset.map, B.isSleutel(sleutel) ? [sleutel] : [], function (gevonden) {
      if (sleutel !== gevraagd) { return; }
      var kop = toon(gevonden);
      if (!kop) { zoek(); }
      if (!gebeurtenis) { return; }
      (kop || veld).focus({ preventScroll: true });
      (kop || kiezen).scrollIntoView({ block: 'start' });
    });
  }

  function zoek() {
    lijst.textContent = '';
    if (!veld.value.trim()) { return; }
    zoeker = zoeker || new B.Zoeker(window.bijsluiterIndex);
    var gevonden = zoeker.zoek(veld.value, {});
    stand.textContent = B.stand(gevonden);
    gevonden.rijen.slice(0, 10).forEach(function (rij) {
      var woord = zoeker.woord(rij);
      var punt = maak('li');
      var link = maak('a', woord.naam);
      link.href = '#' + rij.sleutel;
      var onder = maak('p', woord.regel);
      onder.id = 'bij-' + rij.sleutel;
      link.setAttribute('aria-describedby', onder.id);
      punt.append(link, onder);
      lijst.appendChild(punt);
    });
  }
  veld.addEventListener('input', function () {
    stand.textContent = '';
    zoek();
  });
  B.pijltjes(document.querySelector('main'), veld, lijst);
  document.getElementById('zoekvak').addEventListener('submit', function (gebeurtenis) { gebeurtenis.preventDefault(); });
  B.bijAnker(begin);
  begin();
}());
