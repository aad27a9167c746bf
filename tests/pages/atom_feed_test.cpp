#include "pages/atom_feed.hpp"

#include <catch2/catch.hpp>

using namespace statusbook;

namespace {

SiteSettings settings() {
  SiteSettings settings;
  settings.title = "Codes & co";
  settings.base_url = "https://example.com/status";
  settings.language = "en";
  return settings;
}

}  // namespace

TEST_CASE("a feed names itself, its page and when its newest entry changed") {
  const AtomFeed feed{.title = "changes",
                      .page = "/changes/",
                      .url = "/changes.atom",
                      .entries = {{.title = "One",
                                   .url = "/changes/#one",
                                   .published = {},
                                   .updated = "2026-11-01",
                                   .content = "<p>1</p>"},
                                  {.title = "<Two>",
                                   .url = "/changes/#two",
                                   .published = "2026-10-01",
                                   .updated = "2026-11-21",
                                   .summary = "two & more",
                                   .content = "<p>2</p>"}}};
  CHECK(make_atom_feed(settings(), feed) == R"(<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
<title>Codes &amp; co: changes</title>
<id>https://example.com/status/changes/</id>
<link rel="self" href="https://example.com/status/changes.atom"/>
<link href="https://example.com/status/changes/"/>
<updated>2026-11-21T00:00:00Z</updated>
<author><name>Codes &amp; co</name></author>
<entry>
<title>One</title>
<id>https://example.com/status/changes/#one</id>
<link href="https://example.com/status/changes/#one"/>
<updated>2026-11-01T00:00:00Z</updated>
<content type="html">&lt;p&gt;1&lt;/p&gt;</content>
</entry>
<entry>
<title>&lt;Two&gt;</title>
<id>https://example.com/status/changes/#two</id>
<link href="https://example.com/status/changes/#two"/>
<published>2026-10-01T00:00:00Z</published>
<updated>2026-11-21T00:00:00Z</updated>
<summary>two &amp; more</summary>
<content type="html">&lt;p&gt;2&lt;/p&gt;</content>
</entry>
</feed>
)");
}
