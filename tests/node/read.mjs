// Reads feeds as programs of others do; names of files come on standard input, one a line, what they say goes to
// standard output as JSON: reader, then file, then entries.
import { readFileSync } from "node:fs";
import { parseFeed as parseWithSmith } from "feedsmith";
import { parseFeed as parseWithRowan } from "@rowanmanning/feed-parser";
import RssParser from "rss-parser";

const files = readFileSync(0, "utf8").split("\n").filter(Boolean);
const n8n = new RssParser({ customFields: { item: [["media:content", "media"]] } });

const day = (date) => (date ? new Date(date).toISOString() : null);
const all = (list, take) => (list ?? []).map(take);

// rss-parser is what n8n runs: its trigger compares isoDate.
async function withN8n(text) {
  const feed = await n8n.parseString(text);
  return all(feed.items, (item) => ({
    id: item.guid ?? item.id, title: item.title, url: item.link, date: item.isoDate,
    image: item.media?.$?.url ?? null, enclosure: item.enclosure?.url ?? null, categories: item.categories ?? [],
    text: item["content:encoded"] ?? item.content ?? "",
  }));
}

function withSmith(text) {
  const { format, feed } = parseWithSmith(text);
  if (format === "rss") {
    return all(feed.items, (item) => ({
      id: item.guid.value, title: item.title, url: item.link, date: day(item.pubDate),
      image: item.media?.contents?.[0]?.url ?? null, enclosure: item.enclosures?.[0]?.url ?? null,
      categories: all(item.categories, (one) => one.name), text: item.content?.encoded ?? "",
    }));
  }
  if (format === "atom") {
    return all(feed.entries, (item) => ({
      id: item.id, title: item.title.value ?? item.title, url: item.links.find((one) => one.rel === "alternate").href,
      date: day(item.published), image: item.media?.contents?.[0]?.url ?? null,
      enclosure: item.links.find((one) => one.rel === "enclosure")?.href ?? null,
      categories: all(item.categories, (one) => one.term), text: item.content?.value ?? item.content ?? "",
    }));
  }
  return all(feed.items, (item) => ({
    id: item.id, title: item.title, url: item.url, date: day(item.date_published), image: item.image ?? null,
    enclosure: item.attachments?.[0]?.url ?? null, categories: item.tags ?? [], text: item.content_html ?? "",
  }));
}

function withRowan(text) {
  const feed = parseWithRowan(text);
  return all(feed.items, (item) => ({
    id: item.id, title: item.title, url: item.url, date: day(item.published), image: item.image?.url ?? null,
    enclosure: item.media?.[0]?.url ?? null, categories: all(item.categories, (one) => one.term ?? one.label),
    text: item.content ?? "",
  }));
}

const readers = { "rss-parser": withN8n, feedsmith: withSmith, "feed-parser": withRowan };
const found = {};
for (const [name, read] of Object.entries(readers)) {
  found[name] = {};
  for (const file of files) {
    if (file.endsWith(".json") && name !== "feedsmith") continue; // the other two read XML only
    found[name][file] = await read(readFileSync(file, "utf8"));
  }
}
process.stdout.write(JSON.stringify(found));
