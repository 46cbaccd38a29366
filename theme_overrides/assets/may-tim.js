"use strict";
/* Bộ máy tìm kiếm: nhận các mục và câu hỏi, trả về các mục đã xếp hạng. Không đụng đến trang và mạng.
   Chữ được so sánh sau khi bỏ dấu; quy tắc tách chữ phải giống plugins/cchc/search/words.py. */
const cchcMay = (() => {
  const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;
  const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐÐð]/g, "d").toLowerCase();
  /* Một cách viết cho kỹ và kĩ, lý và lí, quý và quí. */
  const spelling = (word) => word.replace(/(^|[^aeou]|qu)y$/, "$1i");
  /* Chữ có dấu, dấu thanh dời về cuối: hoá và hóa, Uỷ và Ủy là một. */
  const accented = (word) => {
    const parts = word.toLowerCase().normalize("NFD");
    return spelling(parts.replace(TONES, "")) + (parts.match(TONES) || []).join("");
  };
  /* Tiếng Việt có ít âm tiết: mỗi chữ chỉ tính một lần. */
  const seenWords = new Map();
  const known = (word) => {
    let both = seenWords.get(word);
    if (!both) seenWords.set(word, both = [spelling(fold(word)), accented(word)]);
    return both;
  };
  const split = (text) => {
    const found = [];
    for (const match of text.normalize("NFC").matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
      const [key, own] = known(match[0]);
      if (key) found.push({ key, own, at: match.index, end: match.index + match[0].length });
    }
    return found;
  };
  const keys = (text) => split(text).map((word) => word.key);

  /* Từ chỉ để hỏi, và từ hay nói quanh việc cần làm: nhẹ, không quyết định kết quả. */
  const QUESTIONS = "ở đâu là gì thế nào làm sao cho tôi tui em anh chị bác muốn cần xin hỏi được không như thì mà và của các những với khi để về tại bị có phải nhiêu bao lâu vậy nhỉ ạ à ơi thủ tục hồ sơ hướng dẫn này kia đó đi nộp nào ai mất gồm mấy hết đang đã sẽ cách mới theo việc người mình";
  const AROUND = "con nhà gia đình trong cùng một bạn bè trai gái bố mẹ cha ông bà cháu chú cô dì xã bản thôn năm ngày lần khác ra vào lên xuống làm giấy tờ bằng tự nó họ chúng ta bé gần chồng vợ rồi còn nữa luôn lâu tiền phí vừa";
  const LIGHT = new Map([...split(AROUND).flatMap(({ key, own }) => [[key, 0.5], [own, 0.5]]), ...split(QUESTIONS).flatMap(({ key, own }) => [[key, 0.25], [own, 0.25]])]);
  const QUESTION = new Set(keys("ở đâu là gì thế nào sao tôi tui mình muốn xin hỏi được như thì mà và của các những với để tại có phải bao nhiêu lâu vậy nhỉ ạ à ơi mấy"));

  /* Dấu gõ kiểu Telex, VNI còn sót: thur, thu3, ddaats, d9at61. */
  const telex = (word) => {
    if (/[a-z]/.test(word) && /\d/.test(word)) return word.replace(/[1-9]/g, "");
    return word.replace(/w/g, "").replace(/dd/g, "d").replace(/aa/g, "a").replace(/ee/g, "e").replace(/oo/g, "o")
      .replace(/([aeiouy][a-z]{0,3}?)[sfrxj]([a-z]{0,2})$/, "$1$2");
  };
  /* Chữ nghe giống nhau: s và x, tr và ch, d, gi và r, l và n, i và y. */
  const sound = (word) => word.replace(/^tr/, "ch").replace(/^(gi|r)(?=[aeou])/, "d").replace(/^s/, "x").replace(/^n(?!g)/, "l").replace(/y/g, "i").replace(/ngh/, "ng").replace(/gh/, "g").replace(/ng$|nh$/, "n").replace(/c$|ch$/, "t");
  /* Sai một chữ: thừa, thiếu, lẫn hoặc đảo hai chữ liền nhau. */
  const near = (a, b) => {
    if (Math.abs(a.length - b.length) > 1) return false;
    let i = 0, j = a.length - 1, k = b.length - 1;
    while (i <= j && i <= k && a[i] === b[i]) i++;
    while (j >= i && k >= i && a[j] === b[k]) { j--; k--; }
    if (j - i <= 0 && k - i <= 0) return true;
    return j - i === 1 && k - i === 1 && a[i] === b[k] && a[j] === b[i];
  };

  const PAIR = 0.6;
  const TITLE = 1, NAME = 0.95, FACT = 0.6, GROUP = 0.5, TEXT = 0.3, BODY = 0.25;
  const HEAD = / (?:do|thuộc|thực hiện|của|áp dụng|đối với trường hợp|theo quy định|trong trường hợp|bằng|tại cấp|phải là) |[(;:/]/;
  /* Ưu tiên khi ngang nhau: thủ tục trước tin. */
  const PRIOR = { "thu-tuc": 1.12, "lien-he": 1.06, "van-ban": 1, "chi-so": 1.06, "hoi-dap": 1.02, "tra-loi": 0.9, trang: 0.97, tin: 0.93 };

  /* Loại và số của văn bản được hỏi đến: "nghi dinh 118"; văn bản mang đúng số ấy đứng trên văn bản chỉ nhắc tới nó. */
  const OWN_NUMBER = 1.8;
  const PAPERS = { nq: "nghi quyet", nd: "nghi dinh", qd: "quyet dinh", tt: "thong tu", ct: "chi thi", kh: "ke hoach" };
  const paperOf = (text) => {
    const named = /(?:^| )(nghi quyet|nghi dinh|quyet dinh|thong tu|chi thi|ke hoach|luat|nq|nd|qd|tt|ct|kh)(?: so)? 0*(\d+)/.exec(text);
    if (named) return (PAPERS[named[1]] || named[1]) + " " + named[2];
    const bare = /(?:^| )0*(\d+)(?: \d{4})? (nq|nd|qd|tt|ct|kh)(?: |$)/.exec(text);
    return bare ? PAPERS[bare[2]] + " " + bare[1] : "";
  };

  const phraseOf = (list, weight) => ({ list: [...new Set(list)], pairs: new Set(list.slice(1).map((key, n) => list[n] + " " + key)), weight, total: 0 });
  const prepare = (record) => {
    const words = new Map(), owns = new Set(), phrases = [];
    const add = (text, weight, phrase) => {
      const found = split(text);
      for (const { key, own } of found) {
        if ((words.get(key) || 0) < weight) words.set(key, weight);
        owns.add(own);
      }
      if (phrase && found.length) phrases.push(phraseOf(found.map((word) => word.key), weight));
    };
    const short = record.title.replace(/^thủ tục /i, "");
    add(record.title, TITLE, false);
    add(short, TITLE, true);
    const head = short.slice(3).split(HEAD)[0];
    if (head.length + 3 < short.length) add(short.slice(0, head.length + 3), TITLE, true);
    record.names.forEach((name) => add(name, NAME, true));
    record.facts.forEach((fact) => add(fact, record.kind === "van-ban" || record.kind === "tin" ? FACT : TEXT, false));
    add(record.group, GROUP, false);
    add(record.text, TEXT, false);
    if (record.kind === "van-ban") record.paper = paperOf(keys(record.title).join(" "));
    const pairs = new Map();
    for (const phrase of phrases) for (const pair of phrase.pairs) if ((pairs.get(pair) || 0) < phrase.weight) pairs.set(pair, phrase.weight);
    return Object.assign(record, { words, owns, phrases, pairs });
  };

  class May {
    /* records: các mục đã qua prepare; meanings: [lời của văn bản, các lời nói], đã bỏ dấu */
    constructor(records, meanings) {
      this.records = records;
      this.seen = new Map();
      for (const { words } of this.records) for (const key of words.keys()) this.seen.set(key, (this.seen.get(key) || 0) + 1);
      this.known = new Set(this.seen.keys());
      /* Hai âm tiết liền nhau thường là một từ ("giám hộ"), nên được tính như một từ. */
      this.seenPairs = new Map();
      for (const { pairs: own } of this.records) for (const pair of own.keys()) this.seenPairs.set(pair, (this.seenPairs.get(pair) || 0) + 1);
      this.meanings = new Map();
      for (const [meant, ways] of meanings) for (const said of ways) {
        const list = said.split(" ");
        list.forEach((key) => this.known.add(key));
        const group = this.meanings.get(list[0]) || [];
        group.push([list, meant.split(" ")]);
        this.meanings.set(list[0], group);
      }
      this.sounds = new Map();
      for (const key of this.known) {
        const heard = sound(key);
        this.sounds.set(heard, [...(this.sounds.get(heard) || []), key]);
      }
      this.mended = new Map();
      this.rarity = new Map();
    }

    /* Từ càng hiếm càng đáng kể. */
    rare(key) {
      let weight = this.rarity.get(key);
      if (!weight) this.rarity.set(key, weight = Math.log(1 + (this.records.length + 20) / (this.seen.get(key) || 0.7)));
      return weight;
    }

    /* Những từ có thể là điều người gõ muốn viết, với độ tin cậy; từ đúng luôn đứng đầu. */
    expand(key) {
      const cached = this.mended.get(key);
      if (cached) return cached;
      const found = new Map([[key, 1]]);
      const put = (word, trust) => { if (this.known.has(word) && (found.get(word) || 0) < trust) found.set(word, trust); };
      if (!/^\d+$/.test(key)) {
        const sure = this.known.has(key);
        const typed = spelling(telex(key));
        if (typed !== key) put(typed, sure ? 0.6 : 0.95);
        for (const word of this.sounds.get(sound(key)) || []) put(word, sure ? 0.4 : 0.8);
        if (key.length > 2) for (const word of this.known) {
          if (!/\d/.test(word) && word.length > 1 && (near(key, word) || (!sure && typed !== key && near(typed, word)))) put(word, sure ? 0.3 : word[0] === key[0] ? 0.72 : 0.6);
        }
      }
      const list = [...found].sort((a, b) => b[1] - a[1]).slice(0, 24);
      this.mended.set(key, list);
      return list;
    }

    /* Chữ viết liền: "khaisinh" thành khai, sinh. */
    unglue(word) {
      const { key } = word;
      /* Loại văn bản viết liền với số: nq57, qd766. */
      const paper = !this.known.has(key) && /^(nq|nd|qd|tt|ct|kh|cv|luat)(\d+)$/.exec(key);
      if (paper) return paper.slice(1).map((part) => ({ ...word, key: part, own: part }));
      if (this.known.has(key) || key.length < 5 || /\d/.test(key) || this.known.has(spelling(telex(key)))) return [word];
      const ways = (rest, count) => {
        if (!rest) return [[]];
        if (!count) return [];
        const out = [];
        for (let n = Math.min(7, rest.length); n > 1; n--) {
          const part = spelling(rest.slice(0, n));
          if (this.seen.has(part)) for (const tail of ways(rest.slice(n), count - 1)) out.push([part, ...tail]);
        }
        return out;
      };
      const best = ways(key, 4).map((parts) => [parts.length + parts.reduce((sum, part) => sum - Math.log(this.seen.get(part) + 1) / 50, 0), parts]).sort((a, b) => a[0] - b[0])[0];
      return best && best[1].length > 1 ? best[1].map((part) => ({ ...word, key: part, own: part })) : [word];
    }

    /* Câu hỏi đã hiểu: các cách diễn đạt, mỗi cách là dãy từ. */
    understand(raw, typing) {
      const code = raw.match(/(?:^|[^\d.])(\d)\.?(\d{6})(?!\d)/);
      const asked = split(raw).flatMap((word) => this.unglue(word));
      const pano = asked.findIndex((word, n) => word.key === "pa" && (asked[n + 1] || {}).key === "no");
      if (pano >= 0) asked.splice(pano, 2, { ...asked[pano], key: "pano", own: "pano" });
      const terms = asked.map((word, n) => {
        const list = this.expand(word.key).slice();
        if (typing && n === asked.length - 1 && word.key.length > 1 && !/^\d+$/.test(word.key)) {
          let room = 12;
          for (const other of this.known) if (room && other.length > word.key.length && other.startsWith(word.key)) { list.push([other, this.known.has(word.key) ? 0.5 : 0.75]); room--; }
        }
        const marked = word.own !== word.key;
        return { ...word, list, marked, weight: this.rare(word.key) * (LIGHT.get(marked ? word.own : word.key) || 1) };
      });
      return { raw, paper: paperOf(asked.map(({ key }) => key).join(" ")), code: code ? `${code[1]}.${code[2]}` : "", terms, variants: this.variants(terms) };
    }

    /* Những từ ghép có trong các mục, tìm ở mọi cặp âm tiết liền nhau của câu hỏi. */
    compounds(terms) {
      const found = [];
      for (let n = 1; n < terms.length; n++) {
        const list = [];
        for (const [first, sure] of terms[n - 1].list.slice(0, 6)) for (const [second, trust] of terms[n].list.slice(0, 6)) {
          const pair = first + " " + second;
          if (sure * trust > 0.5 && this.seenPairs.has(pair)) list.push([pair, sure * trust]);
        }
        if (!list.length) continue;
        list.sort((a, b) => b[1] - a[1]);
        const rare = Math.log(1 + (this.records.length + 20) / this.seenPairs.get(list[0][0]));
        const light = Math.max(terms[n - 1].weight / this.rare(terms[n - 1].key), terms[n].weight / this.rare(terms[n].key));
        if (light > 0.5) found.push({ list, weight: PAIR * rare * Math.min(1, light) * list[0][1] });
      }
      return found;
    }

    variants(terms) {
      const spans = [];
      /* Lời nói có thể bị gõ sai: so với cách sửa đáng tin nhất. */
      const can = (term, key) => { const hit = term.list.find(([word]) => word === key); return hit ? hit[1] : 0; };
      terms.forEach((_, at) => {
        for (const [first] of terms[at].list) for (const [said, meant] of this.meanings.get(first) || []) {
          if (at + said.length > terms.length) continue;
          /* Giữa lời nói được xen tối đa hai chữ: "nâng thêm tầng", "bà tôi vừa mất". */
          let trust = 1, here = at;
          const between = [];
          for (let n = 0; n < said.length && trust >= 0.55; n++, here++) {
            let sure = here < terms.length ? can(terms[here], said[n]) : 0;
            while (n && sure < 0.55 && between.length < 2 && here + 1 < terms.length) { between.push(here++); sure = can(terms[here], said[n]); }
            trust *= sure;
          }
          trust *= [1, 0.92, 0.86][between.length];
          if (trust >= 0.55) spans.push({ at, end: here, size: said.length, between, meant, trust: trust * 0.97 });
        }
      });
      spans.sort((a, b) => b.size * b.trust - a.size * a.trust);
      const swap = (chosen) => {
        const out = [];
        let trust = 1;
        for (let at = 0; at < terms.length;) {
          const span = chosen.find((one) => one.at === at);
          if (span) {
            span.meant.forEach((key) => out.push({ key, list: [[key, 1]], marked: false, weight: this.rare(key) }));
            span.between.forEach((n) => out.push({ ...terms[n], weight: terms[n].weight * 0.4 }));
            trust *= span.trust;
            at = span.end;
          } else out.push(chosen.length ? { ...terms[at], weight: terms[at++].weight * 0.9 } : terms[at++]);
        }
        return { terms: out, pairs: this.compounds(out), trust };
      };
      const variants = [swap([])];
      const apart = (list) => list.reduce((kept, span) => kept.some((one) => span.at < one.end && one.at < span.end) ? kept : [...kept, span], []);
      for (const span of spans.slice(0, 8)) variants.push(swap([span]));
      /* Một câu có thể có hai lời nói; mỗi lời dài nhất dẫn đầu một cách hiểu. */
      for (const span of spans.slice(0, 4)) {
        const all = apart([span, ...spans]);
        if (all.length > 1) variants.push(swap(all));
      }
      return variants;
    }

    score(record, query) {
      if (query.code && record.names.includes(query.code)) return 9;
      let best = 0;
      for (const variant of query.variants) {
        const points = this.scoreVariant(record, variant);
        if (points > best) best = points;
      }
      const own = query.paper && query.paper === record.paper ? OWN_NUMBER : 1;
      return best * own * (PRIOR[record.kind] || 1);
    }

    scoreVariant(record, { terms, pairs, trust }) {
      let got = 0, all = 0, wrong = 0;
      const hits = [];
      for (const term of terms) {
        let quality = 0, hit = "";
        for (const [key, sure] of term.list) {
          const here = (record.words.get(key) || 0) * sure;
          if (here > quality) { quality = here; hit = key; }
        }
        /* Người gõ có dấu thì mục trùng cả dấu đứng trên. */
        if (quality && term.marked && hit === term.key && !record.owns.has(term.own)) { quality *= 0.7; wrong++; }
        all += term.weight;
        got += term.weight * quality;
        hits.push(hit);
      }
      for (const { list, weight } of pairs) {
        let quality = 0;
        for (const [pair, sure] of list) quality = Math.max(quality, (record.pairs.get(pair) || 0) * sure);
        all += weight;
        got += weight * quality;
      }
      const cover = got / all;
      if (cover < 0.3) return 0;
      let best = 0;
      const wanted = new Set(hits);
      for (const phrase of record.phrases) {
        let run = 0, covered = 0;
        if (!phrase.total) for (const key of phrase.list) phrase.total += this.rare(key);
        for (const key of phrase.list) if (wanted.has(key)) covered += this.rare(key);
        if (!covered) continue;
        for (let n = 1; n < hits.length; n++) if (phrase.pairs.has(hits[n - 1] + " " + hits[n])) run++;
        const value = phrase.weight * ((hits.length > 1 ? 0.35 * run / (hits.length - 1) : 0.12) + 0.4 * covered / phrase.total);
        if (value > best) best = value;
      }
      return trust * cover * cover * (1 + best) + (wrong ? 0 : 0.02 * cover);
    }

    /* Mục hợp với câu hỏi, hợp nhất trước; `also` là các tin đã nạp cho câu hỏi này. */
    rank(query, also = []) {
      const found = [];
      for (const record of this.records.concat(also)) {
        const points = this.score(record, query);
        if (points > 0.14) found.push({ record, points });
      }
      found.sort((a, b) => b.points - a.points || (a.record.path < b.record.path ? -1 : 1));
      const floor = found.length ? Math.min(0.5, found[0].points * 0.32) : 0;
      return found.filter(({ points }) => points >= floor);
    }

    /* Chữ cần đánh dấu trong kết quả. */
    marks(query) {
      const strong = new Set();
      const light = (key) => query.terms.length > 1 && QUESTION.has(key);
      for (const variant of query.variants.slice(0, 4)) for (const term of variant.terms) {
        if (light(term.key)) continue;
        const sure = this.known.has(term.key);
        for (const [key, trust] of term.list) if (trust === 1 ? sure || term.list.length === 1 : !sure && trust >= 0.7) strong.add(key);
      }
      return strong;
    }
  }

  return { May, prepare, split, keys, LIGHT, QUESTION, BODY };
})();
