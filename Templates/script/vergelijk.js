// Twee tot vier opleidingen naast elkaar; de sleutels staan in het adres, achter #.
(function () {
  'use strict';

  var B = window.bijsluiter;
  var maak = B.maak;
  var T = window.bijsluiterWoorden;
  var VRAGEN = ['job_chance', 'start_salary', 'completion', 'students'];
  var LETTERS = ['A', 'B', 'C', 'D'];
  var plek = document.getElementById('vergelijking');
  var stand = document.getElementById('stand');

  // Alle sleutels in het adres, elk één keer.
  function gevraagd() {
    var alle = B.anker().split(',').filter(B.isSleutel);
    return alle.filter(function (sleutel, k) { return alle.indexOf(sleutel) === k; });
  }

  // Hoe een opleiding heet naast deze andere: met haar nummer als twee hetzelfde heten.
  function naam(opleiding, opleidingen) {
    var zelfde = opleidingen.filter(function (een) { return een.naam === opleiding.naam && een.school === opleiding.school && een.soort === opleiding.soort; });
    var delen = [opleiding.school, opleiding.soort];
    if (zelfde.length > 1) { delen.push(B.vul(T.nummer, { code: opleiding.sleutel.split('-')[1] })); }
    return delen.join(', ');
  }

  function zin(uit, figuur) {
    var a = LETTERS[uit.a];
    var b = LETTERS[uit.b];
    switch (uit.code) {
      case 'unlike': return B.vul(T.unlike, { reason: T['unlike_' + uit.reden] });
      case 'higher':
      case 'lower':
        var zin = B.vul(T.higher, uit.code === 'higher' ? { a: a, b: b } : { a: b, b: a });
        return figuur.own ? zin : zin + ' ' + T.groups_differ;
      case 'counted':
        if (!uit.meer) { return T.equal; }
        return B.vul(T.counted, { a: uit.meer > 0 ? a : b, b: uit.meer > 0 ? b : a, n: B.getal(Math.abs(uit.meer)) });
      default: return T[uit.code];
    }
  }

  function tabel(opleidingen, vraag) {
    var tafel = maak('table', '', 'rows');
    var kop = maak('tr');
    [T.opleiding, T.cijfer, T.overwie].forEach(function (tekst) {
      var cel = maak('th', tekst);
      cel.scope = 'col';
      kop.appendChild(cel);
    });
    var boven = maak('thead');
    boven.appendChild(kop);
    var lijf = maak('tbody');
    // Eén schaal: staat er een deel van de 10 bij, dan zijn alle delen van de 10.
    var isTien = opleidingen.some(function (opleiding) { return (opleiding.vragen[vraag] || {}).z; });
    opleidingen.forEach(function (opleiding, k) {
      var figuur = opleiding.vragen[vraag];
      var rij = maak('tr', '', figuur && figuur.old ? 'grey' : '');
      var wie = maak('th', LETTERS[k] + '. ' + opleiding.naam + ', ' + naam(opleiding, opleidingen));
      wie.scope = 'row';
      var waarde = maak('td');
      waarde.appendChild(maak('b', figuur ? (isTien && !figuur.z && figuur.q || figuur.v) : T.geen));
      if (figuur && figuur.r) { waarde.appendChild(maak('p', figuur.r)); }
      var over = maak('td');
      if (figuur && figuur.m) {
        var groep = maak('p', figuur.g + '; ' + figuur.a);
        if (figuur.old) { groep.append(' ', maak('strong', T.oud)); }
        over.appendChild(groep);
        if (figuur.p) { over.appendChild(maak('p', figuur.p)); }
      } else if (figuur) {
        over.appendChild(maak('p', figuur.x || ''));
      }
      rij.append(wie, waarde, over);
      lijf.appendChild(rij);
    });
    tafel.append(boven, lijf);
    return tafel;
  }

  // Eén zin per oordeel, met de paren waarvoor hij geldt.
  function zinnen(opleidingen, vraag, uit) {
    var lijst = maak('ul', '', 'oordelen');
    var paren = new Map();
    uit.paren.forEach(function (een) {
      var tekst = zin(een, opleidingen[een.a].vragen[vraag] || {});
      if (!paren.has(tekst)) { paren.set(tekst, []); }
      paren.get(tekst).push(een);
    });
    paren.forEach(function (lijstje, tekst) {
      var welke = lijstje.map(function (een) { return B.vul(T.paar, { a: LETTERS[een.a], b: LETTERS[een.b] }); });
      var isAlles = lijstje.length === uit.paren.length;
      var punt = maak('li', isAlles ? tekst : welke.join('; ') + ': ' + tekst);
      punt.dataset.oordeel = lijstje.map(function (een) {
        return vraag + ' ' + opleidingen[een.a].sleutel + ' ' + opleidingen[een.b].sleutel + ' ' + een.code + (een.reden ? ' ' + een.reden : '');
      }).join(';');
      lijst.appendChild(punt);
    });
    return lijst;
  }

  // De lijst bovenaan: welke letter welke opleiding is, elk met een knop om haar weg te halen.
  function wieErStaan(opleidingen, sleutels) {
    var wie = maak('ol', '', 'letters');
    opleidingen.forEach(function (opleiding, k) {
      var punt = maak('li', opleidingen.length > 1 ? LETTERS[k] + '. ' : '');
      var link = maak('a', opleiding.naam);
      link.href = '../opleiding/' + opleiding.sleutel + '/index.html';
      var weg = maak('button', T.weg);
      weg.type = 'button';
      weg.appendChild(maak('span', ': ' + opleiding.naam + ', ' + naam(opleiding, opleidingen), 'verborgen'));
      weg.addEventListener('click', function () {
        location.hash = sleutels.filter(function (sleutel) { return sleutel !== opleiding.sleutel; }).join(',');
        stand.focus();
      });
      punt.append(link, maak('span', ', ' + naam(opleiding, opleidingen) + ' '), weg);
      wie.appendChild(punt);
    });
    return wie;
  }

  // Wat er staat, wat er niet is en wat er te veel is.
  function zegt(opleidingen, sleutels, getoond) {
    if (!sleutels.length) { return ''; }
    if (!opleidingen.length) { return T.te_weinig; }
    var zinnen = [opleidingen.length > 1 ? B.vul(T.naast, { n: opleidingen.length }) : T.nog_een];
    if (sleutels.length > getoond.length) {
      zinnen.push(T.hoogstens, B.vul(T.eerste_vier, { n: B.getal(sleutels.length) }));
    }
    var er = opleidingen.map(function (opleiding) { return opleiding.sleutel; });
    var weg = getoond.filter(function (sleutel) { return er.indexOf(sleutel) < 0; });
    if (weg.length) { zinnen.push(B.vul(T.niet_gevonden, { sleutels: weg.join(', ') })); }
    return zinnen.join(' ');
  }

  function toon(gevonden, sleutels, getoond) {
    var opleidingen = gevonden.filter(Boolean);
    plek.textContent = '';
    document.getElementById('zo').hidden = opleidingen.length > 1;
    stand.textContent = zegt(opleidingen, sleutels, getoond);
    if (opleidingen.length) { plek.appendChild(wieErStaan(opleidingen, sleutels)); }
    var verder = document.getElementById('verder');
    verder.href = '../index.html' + (opleidingen.length ? '#kies=' + opleidingen.map(function (een) { return een.sleutel; }).join(',') : '');
    if (opleidingen.length < 2) { return; }
    var meest = 0;
    VRAGEN.forEach(function (vraag) {
      var uit = B.oordelen(opleidingen, vraag);
      meest = Math.max(meest, uit.getoetst);
      var deel = maak('section');
      deel.append(maak('h2', T['vraag_' + vraag]), tabel(opleidingen, vraag), zinnen(opleidingen, vraag, uit));
      plek.appendChild(deel);
    });
    if (meest) {
      plek.appendChild(maak('p', T.error_rate + (meest > 1 ? ' ' + B.vul(T.stricter, { pairs: meest }) : ''), 'source'));
      plek.appendChild(maak('p', T.whole_group, 'source'));
    }
  }

  function begin() {
    var sleutels = gevraagd();
    var getoond = sleutels.slice(0, LETTERS.length);
    B.laad(plek.dataset.map, getoond, function (gevonden) { toon(gevonden, sleutels, getoond); });
  }
  B.bijAnker(begin);
  begin();
}());
