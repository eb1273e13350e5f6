// Zoeken in de index: alles in de browser, zonder server, ook vanaf file://.
(function () {
  'use strict';

  var WEGEN = { a: 'bol', b: 'bbl', c: 'bol-dt', d: 'ex' };
  var VORMEN = ['voltijd', 'deeltijd', 'duaal'];
  var NIVEAUS = { a: 'ad', b: 'bachelor', m: 'master' };
  var NAMEN = ['name', 'other', 'own', 'typed'];
  var SCHOLEN = ['school', 'school_new', 'school_alias', 'joined_school'];

  // De woorden van een tekst: kleine letters, geen accenten. Sources/Search/SearchWords.swift geeft dezelfde.
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
          eigen: index.own[nummer] || [],
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

  // De teksten waarin gezocht wordt, en de woorden met waar ze staan. De tegenhanger is Sources/Search: dezelfde
  // teksten in dezelfde volgorde, dezelfde gewichten, alleen hele getallen. Wat daar verandert, verandert hier.
  function Zoeker(index) {
    var zelf = this;
    this.index = index;
    this.rijen = uitpakken(index);
    this.gelijk = gelijken(index, this.rijen);
    this.klein = new Set(index.small);
    this.kenmerken = new Set(index.traits.map(function (woord) { return woord[0]; }));
    this.teksten = [];
    this.woorden = new Map();
    this.perProgramma = index.codes.map(function (code, p) {
      return [zelf.leer(index.names[index.title[p]], 'name', p)]
        .concat(index.other[p].map(function (n) { return zelf.leer(index.words[n], 'other', p); }))
        .concat(index.typed[p].map(function (n) { return zelf.leer(index.words[n], 'typed', p); }))
        .concat([zelf.leer(code, 'code', p)]).filter(function (nummer) { return nummer >= 0; });
    });
    this.rijen.forEach(function (rij) {
      rij.teksten = rij.eigen.map(function (n) { return zelf.leer(index.words[n], 'own', rij.nummer); })
        .filter(function (nummer) { return nummer >= 0; });
      rij.zijn = new Set([rij.soort].concat(rij.niveaus, rij.wegen));
      // Zonder de niveaus waar de minste studenten zijn.
      rij.vooral = new Set([rij.soort, rij.niveau].concat(rij.wegen));
    });
    index.schools.forEach(function (school, s) {
      zelf.leer(school[3], 'school', s);
      if (school[4]) { zelf.leer(school[4], 'school_new', s); }
      if (school[5]) { zelf.leer(school[5], 'joined_school', s); }
      school[6].forEach(function (naam) { zelf.leer(naam, 'school_alias', s); });
      zelf.leer(school[0], 'school', s);
    });
    index.places.forEach(function (plaats, l) {
      zelf.leer(plaats[0], 'place', l);
      plaats[2].forEach(function (naam) { zelf.leer(naam, 'place_alias', l); });
    });
    index.regions.forEach(function (regio, r) { zelf.leer(regio[1], 'region', r); });
    index.traits.forEach(function (woord) { zelf.leer(woord[0], 'trait', woord[1]); });
    this.alfabet = Array.from(this.woorden.keys()).sort(function (a, b) { return a < b ? -1 : a > b ? 1 : 0; });
  }

  // De woorden zonder de kleine; allemaal als er geen andere zijn.
  Zoeker.prototype.groot = function (tekst) {
    var klein = this.klein;
    var alle = vouw(tekst);
    var groot = alle.filter(function (woord) { return !klein.has(woord); });
    return groot.length ? groot : alle;
  };

  // Een tekst met wat hij is en waar hij bij hoort; het nummer, of −1 als er geen woord in staat.
  Zoeker.prototype.leer = function (tekst, soort, van) {
    var zelf = this;
    var woorden = this.groot(tekst);
    if (!woorden.length) { return -1; }
    var nummer = this.teksten.length;
    // Woorden voor een soort of vorm zeggen niet wat het is: HBO-ICT is heel met ict.
    var lengte = Math.max(1, woorden.filter(function (woord) { return !zelf.kenmerken.has(woord); }).length);
    this.teksten.push({ woorden: woorden, lengte: lengte, soort: soort, van: van, telt: this.index.kinds[soort] });
    new Set(woorden).forEach(function (woord) {
      var plekken = zelf.woorden.get(woord);
      if (plekken) { plekken.push(nummer); } else { zelf.woorden.set(woord, [nummer]); }
    });
    return nummer;
  };

  // Een woord van de vraag, of een paar die bij elkaar horen: tekst naar hoe goed het past, in duizendsten.
  function teken(getypt, lengte) {
    return { getypt: getypt, lengte: lengte, zijn: null, isPlaats: false, punten: new Map(), slips: new Map() };
  }

  function geef(teken, tekst, waarde, slip) {
    if (waarde <= (teken.punten.get(tekst) || 0)) { return; }
    teken.punten.set(tekst, waarde);
    if (slip) { teken.slips.set(tekst, slip); } else { teken.slips.delete(tekst); }
  }

  function deel(a, b) { return Math.floor(a / b); }

  Zoeker.prototype.begintIets = function (woord) {
    var laag = 0;
    var hoog = this.alfabet.length;
    while (laag < hoog) {
      var midden = (laag + hoog) >> 1;
      if (this.alfabet[midden] < woord) { laag = midden + 1; } else { hoog = midden; }
    }
    return laag < this.alfabet.length && this.alfabet[laag].startsWith(woord);
  };

  // De woorden in groepen: zoveel als samen de hele naam van een school of plaats zijn, of een woord voor een niveau
  // of vorm; de rest een voor een.
  Zoeker.prototype.tekens = function (woorden) {
    var tekens = [];
    for (var plek = 0; plek < woorden.length;) {
      var gevonden = null;
      var lengte = Math.min(6, woorden.length - plek);
      for (; lengte > 0 && !gevonden; lengte -= gevonden ? 0 : 1) {
        gevonden = this.groep(woorden.slice(plek, plek + lengte));
      }
      tekens.push(this.klaar(gevonden || this.passend(woorden[plek], false)));
      plek += Math.max(1, lengte);
    }
    return tekens;
  };

  Zoeker.prototype.groep = function (woorden) {
    var zelf = this;
    if (!woorden.every(function (woord) { return zelf.woorden.has(woord); })) { return null; }
    var nieuw = teken(woorden.join(' '), woorden.length);
    var plekken = this.woorden.get(woorden[0]);
    plekken.forEach(function (nummer) {
      var tekst = zelf.teksten[nummer];
      if (tekst.woorden.join(' ') !== nieuw.getypt) { return; }
      if (tekst.soort === 'trait') {
        nieuw.zijn = (nieuw.zijn || []).concat(tekst.van);
      } else if (['school', 'school_new', 'school_alias', 'place', 'place_alias'].indexOf(tekst.soort) >= 0) {
        geef(nieuw, nummer, zelf.index.fit.whole);
        nieuw.isPlaats = true;
      } else if (tekst.soort === 'region' || tekst.soort === 'joined_school') {
        geef(nieuw, nummer, tekst.telt);
        nieuw.isPlaats = true;
      }
    });
    if (!nieuw.zijn && !nieuw.isPlaats) { return null; }
    plekken.forEach(function (nummer) {
      var tekst = zelf.teksten[nummer];
      if (!woorden.every(function (woord) { return tekst.woorden.indexOf(woord) >= 0; })) { return; }
      if (NAMEN.indexOf(tekst.soort) >= 0) {
        geef(nieuw, nummer, deel(zelf.index.fit.place_as_name * tekst.telt, 1000));
      } else if (SCHOLEN.indexOf(tekst.soort) >= 0 && !nieuw.zijn) {
        geef(nieuw, nummer, deel(zelf.index.fit.place_as_name * tekst.telt, 1000));
      }
    });
    return nieuw;
  };

  // Eén woord, naast alle woorden die er zijn. Met `ruim` ook naast wat er op een letter na hetzelfde uitziet.
  Zoeker.prototype.passend = function (woord, ruim) {
    var zelf = this;
    var waarde = this.index.fit;
    var nieuw = teken(woord, 1);
    var heeftCijfer = /[0-9]/.test(woord);
    var begint = false;
    this.alfabet.forEach(function (ander) {
      if (ander.length < woord.length) { return; }
      // Met twee cijfers beginnen te veel codes om er een te bedoelen.
      if (heeftCijfer && woord.length < 3 && ander.length > woord.length) { return; }
      if (ander.startsWith(woord)) {
        begint = true;
        zelf.tel(nieuw, ander, ander === woord ? waarde.whole : waarde.begin + deel(waarde.begin_rest * woord.length, ander.length));
      } else if (!heeftCijfer && woord.length > 3 && ander.indexOf(woord, 1) > 0) {
        zelf.tel(nieuw, ander, waarde.inside);
      }
    });
    if (!begint && woord.length > 4) { begint = this.aaneen(nieuw, woord); }
    if ((!begint || ruim) && woord.length > 3 && !heeftCijfer) { this.slips(nieuw, woord); }
    return nieuw;
  };

  Zoeker.prototype.tel = function (teken, woord, past, slip) {
    var zelf = this;
    this.woorden.get(woord).forEach(function (nummer) {
      var tekst = zelf.teksten[nummer];
      if (tekst.soort === 'trait' && (slip !== woord || tekst.woorden.length !== 1)) { return; }
      geef(teken, nummer, deel(past * tekst.telt, 1000), slip);
    });
  };

  // Woorden die aan elkaar getypt zijn en in een tekst los staan.
  Zoeker.prototype.aaneen = function (teken, woord) {
    var waarde = this.index.fit;
    var gevonden = false;
    this.teksten.forEach(function (tekst, nummer) {
      if (tekst.soort === 'trait') { return; }
      for (var start = 0; start < tekst.woorden.length - 1; start += 1) {
        var rest = woord;
        for (var k = start; k < tekst.woorden.length; k += 1) {
          var volgend = tekst.woorden[k];
          if (rest.length > volgend.length) {
            // Eén letter vooraan is een typefout, geen woord.
            if (!rest.startsWith(volgend) || k === start && volgend.length < 2) { break; }
            rest = rest.slice(volgend.length);
          } else {
            if (k > start && volgend.startsWith(rest)) {
              gevonden = true;
              geef(teken, nummer, deel((volgend === rest ? waarde.joined : waarde.joined_begin) * tekst.telt, 1000));
            }
            break;
          }
        }
      }
    });
    return gevonden;
  };

  // De woorden die er het minst van verschillen, en die op een letter na zo beginnen.
  Zoeker.prototype.slips = function (teken, woord) {
    var zelf = this;
    var waarde = this.index.fit;
    var grens = woord.length > 7 ? 2 : 1;
    var beste = null;
    this.alfabet.forEach(function (ander) {
      if (ander.length < 3 || ander === woord || /[0-9]/.test(ander)) { return; }
      var half = 2 * afstand(woord, ander, grens);
      if (half > 2 * grens && ander.length > woord.length) { half = 2 * afstand(woord, ander.slice(0, woord.length), grens) + 1; }
      if (half > 2 * grens) { return; }
      zelf.tel(teken, ander, waarde.slip - waarde.slip_step * half, ander);
      var keren = zelf.woorden.get(ander).length;
      if (!beste || half < beste.half || (half === beste.half && keren > beste.keren)) { beste = { half: half, keren: keren, woord: ander }; }
    });
    if (!beste) { return; }
    this.alfabet.forEach(function (ander) {
      if (ander.length > beste.woord.length && ander.indexOf(beste.woord) >= 0) { zelf.tel(teken, ander, waarde.slip_inside, beste.woord); }
    });
  };

  // Vult in wat een teken waard is voor scholen, plaatsen en programma's.
  Zoeker.prototype.klaar = function (teken) {
    var zelf = this;
    var regios = new Map();
    function meer(kaart, sleutel, waarde) { if (waarde > (kaart.get(sleutel) || 0)) { kaart.set(sleutel, waarde); } }
    teken.scholen = new Map();
    teken.plaatsen = new Map();
    teken.programmas = new Map();
    teken.kenmerken = [];
    teken.punten.forEach(function (waarde, nummer) {
      var tekst = zelf.teksten[nummer];
      if (SCHOLEN.indexOf(tekst.soort) >= 0) { meer(teken.scholen, tekst.van, waarde); }
      else if (tekst.soort === 'place' || tekst.soort === 'place_alias') { meer(teken.plaatsen, tekst.van, waarde); }
      else if (tekst.soort === 'region') { meer(regios, tekst.van, waarde); }
      else if (tekst.soort === 'trait') { teken.kenmerken.push([tekst.van, waarde]); }
      else if (tekst.soort !== 'own') { meer(teken.programmas, tekst.van, waarde); }
    });
    this.index.places.forEach(function (plaats, l) {
      if (regios.has(plaats[1])) { meer(teken.plaatsen, l, regios.get(plaats[1])); }
    });
    return teken;
  };

  Zoeker.prototype.ruimer = function (tekens) {
    var zelf = this;
    return tekens.map(function (eng) {
      if (eng.lengte !== 1 || eng.zijn) { return eng; }
      var ruim = zelf.passend(eng.getypt, true);
      eng.punten.forEach(function (waarde, nummer) { geef(ruim, nummer, waarde, eng.slips.get(nummer)); });
      ruim.isPlaats = eng.isPlaats;
      return zelf.klaar(ruim);
    });
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

  function heeft(zijn, kenmerken) { return kenmerken.some(function (een) { return zijn.has(een); }); }

  // De rijen waar elk teken bij past, met hoe goed.
  Zoeker.prototype.wegen = function (tekens) {
    var zelf = this;
    var waarde = this.index.fit;
    var actief = this.perProgramma.map(function (nummers) {
      return nummers.filter(function (nummer, k) { return k === 0 || tekens.some(function (een) { return een.punten.has(nummer); }); });
    });
    var gevonden = [];
    this.rijen.forEach(function (rij) {
      var bedoeld = [];
      var elders = [];
      var titel = zelf.perProgramma[rij.programma][0];
      for (var k = 0; k < tekens.length; k += 1) {
        var een = tekens[k];
        var best = 0;
        var namen = 0;
        if (een.zijn) {
          best = heeft(rij.vooral, een.zijn) ? waarde.whole : heeft(rij.zijn, een.zijn) ? waarde.other_level : een.punten.has(titel) ? waarde.place_as_name : 0;
        } else {
          best = een.scholen.get(rij.school) || 0;
          for (var l = 0; l < rij.plaatsen.length; l += 1) { best = Math.max(best, een.plaatsen.get(rij.plaatsen[l]) || 0); }
          for (var m = 0; m < een.kenmerken.length; m += 1) {
            if (heeft(rij.zijn, een.kenmerken[m][0])) { best = Math.max(best, een.kenmerken[m][1]); }
          }
          namen = een.programmas.get(rij.programma) || 0;
          for (var n = 0; n < rij.teksten.length; n += 1) { namen = Math.max(namen, een.punten.get(rij.teksten[n]) || 0); }
        }
        if (!best && !namen) { return; }
        bedoeld.push(best);
        elders.push(deel(namen * waarde.other_name, 1000));
      }
      var beste = 0;
      actief[rij.programma].concat(rij.teksten).forEach(function (nummer) {
        var som = 0;
        var inNaam = 0;
        for (var k = 0; k < tekens.length; k += 1) {
          var naam = tekens[k].punten.get(nummer) || 0;
          if (naam && !tekens[k].zijn) { inNaam += naam * tekens[k].lengte; }
          som += Math.max(tekens[k].zijn ? 0 : naam, bedoeld[k], elders[k]);
        }
        var tekst = zelf.teksten[nummer];
        var gedekt = deel(Math.min(inNaam, 1000 * tekst.lengte), tekst.lengte);
        beste = Math.max(beste, deel(deel(som, tekens.length) * (1000 - waarde.name_share) + gedekt * waarde.name_share, 1000));
      });
      if (beste) { gevonden.push([beste, rij]); }
    });
    return gevonden;
  };

  // Beste eerst; van wat even goed past eerst het nummer van nu, dan wat groter is.
  function sorteer(gevonden) {
    return gevonden.sort(function (a, b) {
      return b[0] - a[0] || a[1].isOud - b[1].isOud || b[1].grootte - a[1].grootte || a[1].nummer - b[1].nummer;
    });
  }

  Zoeker.prototype.rangschik = function (manieren) {
    var zelf = this;
    var beste = new Map();
    manieren.forEach(function (manier) {
      zelf.wegen(manier.tekens).forEach(function (paar) {
        var eerder = beste.get(paar[1].nummer);
        if (!eerder || paar[0] > eerder[0]) { beste.set(paar[1].nummer, [paar[0], paar[1], manier]); }
      });
    });
    return sorteer(Array.from(beste.values()));
  };

  // De vraag met woorden die samen één woord zijn; niets als die er niet zijn.
  Zoeker.prototype.samen = function (woorden) {
    var nieuw = [];
    var gelezen = [];
    for (var plek = 0; plek < woorden.length;) {
      var lengte = Math.min(3, woorden.length - plek);
      for (; lengte > 1; lengte -= 1) {
        var woord = woorden.slice(plek, plek + lengte).join('');
        if (!/[0-9]/.test(woord) && (this.woorden.has(woord) || (woord.length > 5 && this.begintIets(woord)))) { break; }
      }
      var stuk = woorden.slice(plek, plek + Math.max(1, lengte));
      if (lengte > 1) { gelezen.push([stuk.join(' '), stuk.join('')]); }
      nieuw.push(stuk.join(''));
      plek += Math.max(1, lengte);
    }
    return gelezen.length ? { tekens: this.tekens(nieuw), gelezen: gelezen } : null;
  };

  // Hetzelfde zonder de woorden die niemand kent, en als het moet zonder nog één: dat waarzonder het beste antwoord het
  // best past, een woord voor een soort voor een plaats, en dat voor een ander.
  Zoeker.prototype.zonder = function (tekens) {
    var zelf = this;
    var alle = tekens.map(function (een, k) { return k; });
    var bekend = alle.filter(function (k) { return tekens[k].zijn || tekens[k].punten.size > 0; });
    var beste = { gevonden: [], weg: [] };
    function probeer(over) {
      if (!over.some(function (k) { return !tekens[k].zijn; })) { return; }
      var gevonden = zelf.rangschik([{ tekens: over.map(function (k) { return tekens[k]; }), gelezen: [] }]);
      if (!gevonden.length || (beste.gevonden.length && gevonden[0][0] <= beste.gevonden[0][0])) { return; }
      var weg = alle.filter(function (k) { return over.indexOf(k) < 0; }).map(function (k) { return tekens[k].getypt; });
      beste = { gevonden: gevonden, weg: weg };
    }
    if (bekend.length < alle.length) { probeer(bekend); }
    if (beste.gevonden.length) { return beste; }
    bekend.filter(function (k) { return tekens[k].zijn; })
      .concat(bekend.filter(function (k) { return !tekens[k].zijn && tekens[k].isPlaats; }))
      .concat(bekend.filter(function (k) { return !tekens[k].zijn && !tekens[k].isPlaats; }))
      .forEach(function (weg) { probeer(bekend.filter(function (k) { return k !== weg; })); });
    return beste;
  };

  // Alle rijen waar elk woord bij past, beste eerst. Past niets bij alles, dan wordt ruimer gelezen, dan zonder de
  // woorden die niemand kent, dan zonder één woord. `gelezen` en `weg` zeggen dat, voor het eerste antwoord.
  Zoeker.prototype.zoek = function (tekst, filters) {
    var zelf = this;
    var woorden = this.groot(tekst);
    function past(rij) { return klopt(rij, filters || {}, zelf.index); }
    if (!woorden.length) {
      return { rijen: sorteer(this.rijen.filter(past).map(function (rij) { return [0, rij]; })).map(function (p) { return p[1]; }), gelezen: [], weg: [] };
    }
    var manieren = [{ tekens: this.tekens(woorden), gelezen: [] }];
    var samen = this.samen(woorden);
    if (samen) { manieren.push(samen); }
    var gevonden = this.rangschik(manieren);
    var weg = [];
    if (!gevonden.length) {
      manieren = [{ tekens: this.ruimer(manieren[0].tekens), gelezen: [] }];
      gevonden = this.rangschik(manieren);
    }
    if (!gevonden.length) {
      var beste = this.zonder(manieren[0].tekens);
      gevonden = beste.gevonden;
      weg = beste.weg;
    }
    gevonden = gevonden.filter(function (drie) { return past(drie[1]); });
    var gelezen = [];
    if (gevonden.length) {
      var eerste = gevonden[0];
      gelezen = eerste[2].gelezen.concat(eerste[2].tekens.map(function (een) { return zelf.lezing(een, eerste[1]); }).filter(Boolean));
    }
    return { rijen: gevonden.map(function (drie) { return drie[1]; }), gelezen: gelezen, weg: weg };
  };

  // Als wat een teken bij een rij gelezen is, als dat niet is wat er stond.
  Zoeker.prototype.lezing = function (een, rij) {
    var zelf = this;
    if (een.zijn) { return null; }
    var beste = 0;
    var bij = -1;
    this.teksten.forEach(function (tekst, nummer) {
      var waarde = een.punten.get(nummer) || 0;
      if (waarde > beste && zelf.hoort(tekst, rij)) { beste = waarde; bij = nummer; }
    });
    if (bij < 0) { return null; }
    if (een.slips.has(bij)) { return [een.getypt, een.slips.get(bij)]; }
    if (beste !== this.index.fit.whole) { return null; }
    var tekst = this.teksten[bij];
    if (tekst.soort === 'school_alias') { return [een.getypt, this.index.schools[tekst.van][4] || this.index.schools[tekst.van][3]]; }
    if (tekst.soort === 'place_alias') { return [een.getypt, this.index.places[tekst.van][0]]; }
    return null;
  };

  Zoeker.prototype.hoort = function (tekst, rij) {
    var index = this.index;
    if (SCHOLEN.indexOf(tekst.soort) >= 0) { return tekst.van === rij.school; }
    if (tekst.soort === 'own') { return tekst.van === rij.nummer; }
    if (tekst.soort === 'place' || tekst.soort === 'place_alias') { return rij.plaatsen.indexOf(tekst.van) >= 0; }
    if (tekst.soort === 'region') { return rij.plaatsen.some(function (l) { return index.places[l][1] === tekst.van; }); }
    if (tekst.soort === 'trait') { return heeft(rij.zijn, tekst.van); }
    return tekst.van === rij.programma;
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

  // Hoeveel er gevonden is, en hoe de woorden gelezen zijn.
  function stand(antwoord) {
    var T = window.bijsluiterWoorden;
    var aantal = antwoord.rijen.length;
    if (!aantal) { return T.niets; }
    return [aantal === 1 ? T.een : vul(T.aantal, { n: getal(aantal) })]
      .concat(antwoord.weg.map(function (woord) { return vul(T.weggelaten, { woord: woord }); }))
      .concat(antwoord.gelezen.map(function (paar) { return vul(T.gelezen, { woord: paar[0], als: paar[1] }); }))
      .join(' ');
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
    Zoeker: Zoeker, vouw: vouw, uitpakken: uitpakken, afstand: afstand, vul: vul, getal: getal, stand: stand, maak: maak, anker: anker,
    bijAnker: bijAnker, pijltjes: pijltjes
  });
}());
