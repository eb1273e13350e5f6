// Zoeken in de index: alles in de browser, zonder server, ook vanaf file://.
(function () {
  'use strict';

  var WEGEN = { a: 'bol', b: 'bbl', c: 'bol-dt', d: 'ex' };
  var VORMEN = ['voltijd', 'deeltijd', 'duaal'];
  var NIVEAUS = { a: 'ad', b: 'bachelor', m: 'master' };
  // Woorden die zeggen wat voor opleiding het is; ze hoeven niet in de naam te staan.
  var EIGEN = ['mbo', 'hbo', 'bol', 'bbl', 'ad', 'bachelor', 'master', 'voltijd', 'deeltijd', 'duaal'];
  // Woorden die bijna overal staan: ze tellen niet mee naast een ander woord.
  var KLEIN = ['de', 'het', 'een', 'in', 'op', 'te', 'tot', 'van', 'voor', 'en', 'opleiding', 'the', 'of', 'and', 'for'];

  function vouw(tekst) {
    return String(tekst).toLowerCase().normalize('NFD').replace(/[\u0300-\u036f]/g, '')
      .replace(/(\p{L})['’](?=\p{L})/gu, '$1').match(/[\p{L}\p{N}]+/gu) || [];
  }

  // De kolommen van de index als rijen: school, programma, leerweg of vormen, niveaus, grootte en plaatsen.
  function uitpakken(index) {
    var rijen = [];
    var nummer = 0;
    var oud = new Set(index.old);
    index.schools.forEach(function (school, s) {
      var programma = 0;
      for (var k = 0; k < index.count[s]; k += 1, nummer += 1) {
        programma += index.step[nummer];
        var weg = index.way[nummer];
        var niveau = index.level[nummer];
        var isMbo = !!WEGEN[weg];
        rijen.push({
          nummer: nummer,
          school: s,
          programma: programma,
          soort: isMbo ? 'mbo' : 'hbo',
          wegen: isMbo ? [WEGEN[weg]] : VORMEN.filter(function (vorm, bit) { return Number(weg) & (1 << bit); }),
          niveau: NIVEAUS[niveau] || niveau,
          niveaus: (index.levels[nummer] || niveau).split('').map(function (n) { return NIVEAUS[n] || n; }),
          grootte: parseInt(index.size[nummer], 36),
          isOud: oud.has(nummer),
          code: index.codes[programma],
          plaatsen: index.spots[nummer] || (school[2] < 0 ? [] : [school[2]]),
          sleutel: school[0].toLowerCase() + '-' + index.codes[programma] + (isMbo ? '-' + WEGEN[weg] : '')
        });
      }
    });
    return rijen;
  }

  // Hoeveel letters twee woorden verschillen, of meer dan de grens; twee letters omdraaien is één.
  function afstand(a, b, grens) {
    if (Math.abs(a.length - b.length) > grens) { return grens + 1; }
    var eerder = [];
    var vorige = [];
    var j;
    for (j = 0; j <= b.length; j += 1) { vorige.push(j); }
    for (var i = 1; i <= a.length; i += 1) {
      var rij = [i];
      var beste = i;
      for (j = 1; j <= b.length; j += 1) {
        var kosten = a[i - 1] === b[j - 1] ? 0 : 1;
        var waarde = Math.min(vorige[j] + 1, rij[j - 1] + 1, vorige[j - 1] + kosten);
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
          waarde = Math.min(waarde, eerder[j - 2] + 1);
        }
        rij.push(waarde);
        if (waarde < beste) { beste = waarde; }
      }
      if (beste > grens) { return grens + 1; }
      eerder = vorige;
      vorige = rij;
    }
    return vorige[b.length];
  }

  // Hoe vaak dezelfde naam met dezelfde regel voorkomt: dan is het nummer nodig om rijen uit elkaar te houden.
  function gelijken(index, rijen) {
    var keren = new Map();
    rijen.forEach(function (rij) {
      var wie = wieIs(index, rij);
      keren.set(wie, (keren.get(wie) || 0) + 1);
    });
    return keren;
  }

  function wieIs(index, rij) {
    return [index.title[rij.programma], index.schools[rij.school][1], rij.niveaus, rij.wegen].join('|');
  }

  function Zoeker(index) {
    this.index = index;
    this.rijen = uitpakken(index);
    this.gelijk = gelijken(index, this.rijen);
    this.woorden = new Map();
    this.namen = index.title.map(function (titel) { return vouw(index.names[titel]); });
    var zelf = this;
    this.namen.forEach(function (woorden, p) { zelf.leer(woorden, 'p', p, 1); });
    index.other.forEach(function (lijst, p) {
      lijst.forEach(function (nummer) { zelf.leer(vouw(index.words[nummer]), 'p', p, 0.95); });
    });
    index.codes.forEach(function (code, p) { zelf.leer([code], 'p', p, 1); });
    index.schools.forEach(function (school, s) { zelf.leer(vouw(school[1] + ' ' + school[3]).concat(school[0].toLowerCase()), 's', s, 0.85); });
    index.places.forEach(function (plaats, l) { zelf.leer(vouw(plaats[0] + ' ' + plaats[2]), 'l', l, 0.85); });
  }

  // Een woord met waar het staat: p programma, s school, l plaats.
  Zoeker.prototype.leer = function (woorden, veld, nummer, gewicht) {
    var zelf = this;
    woorden.forEach(function (woord) {
      var plekken = zelf.woorden.get(woord);
      if (!plekken) { plekken = []; zelf.woorden.set(woord, plekken); }
      plekken.push([veld, nummer, gewicht]);
    });
  };

  // Waar een woord past, met hoe goed. Met `ruim` ook de woorden die er op een letter na hetzelfde uitzien.
  Zoeker.prototype.passend = function (woord, ruim) {
    var punten = { p: new Map(), s: new Map(), l: new Map(), slip: null };
    var gevonden = false;
    var begint = false;
    function tel(plekken, waarde) {
      plekken.forEach(function (plek) {
        var oud = punten[plek[0]].get(plek[1]) || 0;
        if (waarde * plek[2] > oud) { punten[plek[0]].set(plek[1], waarde * plek[2]); }
      });
    }
    var isEigen = EIGEN.indexOf(woord) >= 0;
    this.woorden.forEach(function (plekken, ander) {
      if (ander === woord) { tel(plekken, 1); begint = true; }
      else if (isEigen) { return; }
      else if (ander.startsWith(woord)) { tel(plekken, 0.6 + 0.2 * woord.length / ander.length); begint = true; }
      else if (woord.length > 3 && ander.length > woord.length && ander.indexOf(woord) > 0) { tel(plekken, 0.4); gevonden = true; }
    });
    if ((begint && !ruim) || isEigen || woord.length < 4) { return begint || gevonden ? punten : null; }
    // Niets begint zo: dan de woorden die er het minst van verschillen, of die zo'n begin hebben.
    var grens = woord.length > 7 ? 2 : 1;
    var beste = grens + 1;
    var slip = null;
    this.woorden.forEach(function (plekken, ander) {
      if (ander.length < 3 || ander === woord) { return; }
      var d = afstand(woord, ander, grens);
      if (d > grens && ander.length > woord.length) { d = afstand(woord, ander.slice(0, woord.length), grens) + 0.5; }
      if (d > grens) { return; }
      if (d < beste) { beste = d; slip = ander; }
      tel(plekken, 0.5 - 0.1 * d);
    });
    if (slip && (ruim || !gevonden)) { punten.slip = slip; }
    return begint || gevonden || slip ? punten : null;
  };

  function klopt(rij, filters, index) {
    if (filters.soort && rij.soort !== filters.soort) { return false; }
    if (filters.niveau && rij.niveaus.indexOf(filters.niveau) < 0) { return false; }
    if (filters.weg && rij.wegen.indexOf(filters.weg) < 0) { return false; }
    if (filters.sector && filters.sector.split('.').indexOf(index.sectors[index.sector[rij.programma]]) < 0) { return false; }
    if (filters.plaats && !rij.plaatsen.some(function (l) { return index.places[l][0] === filters.plaats; })) { return false; }
    if (filters.regio && !rij.plaatsen.some(function (l) {
      var regio = index.places[l][1];
      return regio >= 0 && index.regions[regio][0] === filters.regio;
    })) { return false; }
    return true;
  }

  // Of een woord zegt wat voor opleiding dit is.
  function is(rij, woord) {
    return EIGEN.indexOf(woord) >= 0 &&
      (rij.soort === woord || rij.wegen.indexOf(woord) >= 0 || rij.niveaus.indexOf(woord) >= 0);
  }

  // Hoe goed een woord bij een rij past: 0 is niet.
  function past(rij, woord, punten) {
    var best = is(rij, woord) ? 0.8 : 0;
    if (!punten) { return best; }
    best = Math.max(best, punten.p.get(rij.programma) || 0, punten.s.get(rij.school) || 0);
    for (var l = 0; l < rij.plaatsen.length; l += 1) { best = Math.max(best, punten.l.get(rij.plaatsen[l]) || 0); }
    return best;
  }

  // De rijen waar elk woord bij past, beste eerst.
  Zoeker.prototype.rangschik = function (woorden, per, filters) {
    var zelf = this;
    if (per.some(function (punten, k) { return !punten && EIGEN.indexOf(woorden[k]) < 0; })) { return []; }
    var gevonden = [];
    this.rijen.forEach(function (rij) {
      if (!klopt(rij, filters, zelf.index)) { return; }
      var som = 0;
      var inNaam = 0;
      for (var k = 0; k < per.length; k += 1) {
        var best = past(rij, woorden[k], per[k]);
        if (!best) { return; }
        som += best;
        if (per[k] && per[k].p.get(rij.programma)) { inNaam += 1; }
      }
      var heel = per.length ? Math.min(1, inNaam / zelf.namen[rij.programma].length) : 0;
      gevonden.push([per.length ? 0.8 * som / per.length + 0.2 * heel : 0, rij]);
    });
    gevonden.sort(function (a, b) {
      return b[0] - a[0] || b[1].grootte - a[1].grootte || a[1].nummer - b[1].nummer;
    });
    return gevonden.map(function (paar) { return paar[1]; });
  };

  // Alle rijen die passen, beste eerst. `gelezen` noemt woorden die als een ander woord gelezen zijn.
  Zoeker.prototype.zoek = function (tekst, filters) {
    var zelf = this;
    var woorden = vouw(tekst);
    var groot = woorden.filter(function (w) { return KLEIN.indexOf(w) < 0; });
    if (groot.length) { woorden = groot; }
    var per = woorden.map(function (woord) { return zelf.passend(woord); });
    var rijen = this.rangschik(woorden, per, filters || {});
    var anders = woorden.map(function (woord, k) { return per[k] ? per[k].slip : null; });
    if (!rijen.length && woorden.length > 1 && !this.rangschik(woorden, per, {}).length) {
      // Ieder woord bestaat, maar niet samen: dan is er een misschien een typefout van een ander.
      var ruim = woorden.map(function (woord) { return zelf.passend(woord, true); });
      rijen = this.rangschik(woorden, ruim, filters || {});
      anders = woorden.map(function (woord, k) {
        return rijen.length && ruim[k] && !past(rijen[0], woord, per[k]) ? ruim[k].slip : null;
      });
    }
    var gelezen = [];
    if (rijen.length) { woorden.forEach(function (woord, k) { if (anders[k]) { gelezen.push([woord, anders[k]]); } }); }
    return { rijen: rijen, gelezen: gelezen };
  };

  // De naam en de regel eronder, in de taal van de pagina.
  Zoeker.prototype.woord = function (rij) {
    var index = this.index;
    var T = window.bijsluiterWoorden;
    var school = index.schools[rij.school];
    var plaatsen = rij.plaatsen.map(function (l) { return index.places[l][0]; });
    var waar = plaatsen.slice(0, 3).join(', ') + (plaatsen.length > 3 ? ', …' : '');
    if (rij.soort === 'mbo' && waar) { waar = vul(T.zetel, { plaats: waar }); }
    var soort = (rij.soort === 'mbo' ? 'mbo ' : '') + rij.niveaus.map(function (n) { return T['niveau_' + n]; }).join(', ');
    var weg = rij.wegen.map(function (w) { return T['weg_' + w]; }).join(', ');
    var nummer = this.gelijk.get(wieIs(index, rij)) > 1 ? vul(T.nummer, { code: rij.code }) : '';
    var naam = index.names[index.title[rij.programma]];
    return {
      naam: naam,
      regel: [school[1], waar, soort, weg, nummer, nummer && rij.isOud ? T.oud_nummer : ''].filter(Boolean).join(' · '),
      // Genoeg om twee rijen uit elkaar te houden voor wie alleen dit hoort.
      wie: [naam, school[1], soort, weg, nummer].filter(Boolean).join(', ')
    };
  };

  function vul(zin, waarden) {
    return zin.replace(/\{(\w+)\}/g, function (heel, naam) { return naam in waarden ? waarden[naam] : heel; });
  }

  function getal(n) {
    return String(n).replace(/\B(?=(\d{3})+$)/g, window.bijsluiterWoorden.duizend);
  }

  // Pijltjes lopen door de gevonden links; Enter in het veld gaat naar de eerste, Escape terug naar het veld.
  function pijltjes(houder, veld, lijst) {
    houder.addEventListener('keydown', function (gebeurtenis) {
      var links = Array.prototype.slice.call(lijst.querySelectorAll('a'));
      var plaats = links.indexOf(document.activeElement);
      var inVeld = document.activeElement === veld;
      if (gebeurtenis.key === 'ArrowDown' && (inVeld || plaats >= 0)) {
        if (links[plaats + 1]) { links[plaats + 1].focus(); gebeurtenis.preventDefault(); }
      } else if (gebeurtenis.key === 'ArrowUp' && plaats >= 0) {
        (links[plaats - 1] || veld).focus();
        gebeurtenis.preventDefault();
      } else if (gebeurtenis.key === 'Enter' && inVeld) {
        if (links[0]) { links[0].focus(); }
        gebeurtenis.preventDefault();
      } else if (gebeurtenis.key === 'Escape' && plaats >= 0) {
        veld.focus();
      }
    });
  }

  function maak(naam, tekst, klasse) {
    var element = document.createElement(naam);
    if (tekst) { element.textContent = tekst; }
    if (klasse) { element.className = klasse; }
    return element;
  }

  // Wat na het hekje in het adres staat; niets als het geen goed adres is.
  function anker() {
    try { return decodeURIComponent(location.hash.slice(1)).toLowerCase(); } catch (fout) { return ''; }
  }

  // Roept iets op als het adres achter het hekje verandert, maar niet bij de sprong over de kop heen.
  function bijAnker(doe) {
    window.addEventListener('hashchange', function (gebeurtenis) {
      if (location.hash !== '#inhoud') { doe(gebeurtenis); }
    });
  }

  window.bijsluiter = window.bijsluiter || {};
  Object.assign(window.bijsluiter, {
    Zoeker: Zoeker, vouw: vouw, uitpakken: uitpakken, afstand: afstand, vul: vul, getal: getal, maak: maak, anker: anker,
    bijAnker: bijAnker, pijltjes: pijltjes
  });
}());
