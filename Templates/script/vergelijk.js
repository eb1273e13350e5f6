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

  function sleutels() {
    var alle = B.anker().split(',').filter(B.isSleutel);
    return alle.filter(function (sleutel, k) { return alle.indexOf(sleutel) === k; }).slice(0, 4);
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
    opleidingen.forEach(function (opleiding, k) {
      var figuur = opleiding.vragen[vraag];
      var rij = maak('tr', '', figuur && figuur.old ? 'grey' : '');
      var naam = maak('th', LETTERS[k] + '. ' + opleiding.naam + ', ' + opleiding.school);
      naam.scope = 'row';
      var waarde = maak('td');
      waarde.appendChild(maak('b', figuur ? figuur.v : T.geen));
      if (figuur && figuur.r) { waarde.appendChild(maak('p', figuur.r)); }
      var wie = maak('td');
      if (figuur && figuur.m) {
        wie.appendChild(maak('p', figuur.g + '; ' + figuur.a + (figuur.old ? ' (' + T.oud + ')' : '')));
        if (figuur.p) { wie.appendChild(maak('p', figuur.p)); }
      } else if (figuur) {
        wie.appendChild(maak('p', figuur.x || ''));
      }
      rij.append(naam, waarde, wie);
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

  function toon(gevonden) {
    var opleidingen = gevonden.filter(Boolean);
    plek.textContent = '';
    document.getElementById('zo').hidden = opleidingen.length > 1;
    if (opleidingen.length < 2) {
      stand.textContent = gevonden.length ? T.te_weinig : '';
      return;
    }
    stand.textContent = B.vul(T.naast, { n: opleidingen.length });
    var wie = maak('ol', '', 'letters');
    opleidingen.forEach(function (opleiding, k) {
      var punt = maak('li', LETTERS[k] + '. ');
      var link = maak('a', opleiding.naam);
      link.href = '../opleiding/' + opleiding.sleutel + '/index.html';
      var weg = maak('button', T.weg);
      weg.type = 'button';
      weg.appendChild(maak('span', ': ' + opleiding.naam + ', ' + opleiding.school, 'verborgen'));
      weg.addEventListener('click', function () {
        location.hash = opleidingen.filter(function (een) { return een !== opleiding; })
          .map(function (een) { return een.sleutel; }).join(',');
      });
      punt.append(link, maak('span', ', ' + opleiding.school + ', ' + opleiding.soort + ' '), weg);
      wie.appendChild(punt);
    });
    plek.appendChild(wie);
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

  function begin() { B.laad(plek.dataset.map, sleutels(), toon); }
  window.addEventListener('hashchange', begin);
  begin();
}());
