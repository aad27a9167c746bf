#include "render/mustache/kept_partials.hpp"

#include <catch2/catch.hpp>
#include <thread>

#include "render/mustache/rendering.hpp"

using namespace statusbook;
using namespace statusbook::mustache;

namespace {

// Several pages made from one template, with a site, a shared view and the page's own members.
class Pages {
 public:
  Pages(const std::string& page, Sources others)
      : shared_(View::share({{"name", "it's"}, {"list", View::List{"a", "b"}}})) {
    others.push_back({"page", page});
    std::vector<NamedSource> named;
    for (const Source& one : others)
      named.push_back({one.name, {one.name + ".mustache", one.text}});
    Diagnostics report;
    set_ = TemplateSet::compile(std::move(named), Strictness::strict, report);
    CHECK(messages(report) == "");
  }

  // The page with the keeper; it must read as it does without one.
  PageBytes make(const std::string& own) {
    const PageBytes kept = make_kept(own);
    Diagnostics report;
    const View view = view_with(own);
    const std::vector<const View*> contexts{&site_, &view};
    CHECK(kept.bytes == render(*set_, "page", contexts, Strictness::strict, "/x/", report));
    for (const PreparedPlace& place : kept.prepared)
      CHECK(kept.bytes.substr(place.offset, place.part->html.size()) == place.part->html);
    return kept;
  }

  // From any thread.
  PageBytes make_kept(const std::string& own) {
    Diagnostics report;
    const View view = view_with(own);
    const std::vector<const View*> contexts{&site_, &view};
    return render_page(*set_, "page", contexts, "/x/", keeper_, report).value();
  }

 private:
  View view_with(const std::string& own) const {
    return {{"own", own}, {"code", View::borrow(shared_)}, {"name", "outer"}};
  }

  const View site_{{"site", View{{"title", "T"}}}};
  View shared_;
  std::optional<TemplateSet> set_;
  KeptPartials keeper_{{"site"}};
};

// How many parts stand on a first and on a second page.
std::vector<std::size_t> parts(const std::string& page, const Sources& others) {
  Pages pages(page, others);
  return {pages.make("1").prepared.size(), pages.make("2").prepared.size()};
}

using Counts = std::vector<std::size_t>;

}  // namespace

TEST_CASE("a partial that reads only a shared view and common names is kept") {
  CHECK(parts("{{#code}}{{>p}}{{/code}}", {{"p", "<b>{{name}}</b>\n"}}) == Counts{1, 1});
  CHECK(parts("{{#code}}{{>p}}{{/code}}", {{"p", "{{#list}}{{.}}{{/list}} {{site.title}}"}}) ==
        Counts{1, 1});
  CHECK(parts("{{>p}}", {{"p", "{{site.title}}"}}) == Counts{1, 1});
  CHECK(parts("{{>p}}", {{"p", "nothing"}}) == Counts{1, 1});
  CHECK(parts("{{#code}}{{>p}}{{>p}}{{/code}}", {{"p", "{{name}}"}}) == Counts{2, 2});
}

TEST_CASE("a partial that reads anything of the page is made anew") {
  CHECK(parts("{{>p}}", {{"p", "{{own}}"}}) == Counts{0, 0});
  CHECK(parts("{{#code}}{{>p}}{{/code}}", {{"p", "{{name}} {{own}}"}}) == Counts{0, 0});
  CHECK(parts("{{>p}}", {{"p", "{{#code}}{{name}}{{/code}}"}}) == Counts{0, 0});
  CHECK(parts("{{>p}}", {{"p", "{{^own}}x{{/own}}"}}) == Counts{0, 0});
  CHECK(parts("{{<p}}{{$b}}{{own}}{{/b}}{{/p}}", {{"p", "{{>q}}"}, {"q", "{{$b}}{{/b}}"}}) ==
        Counts{0, 0});
}

TEST_CASE("what stands in a partial that is not kept may be kept, and the other way round") {
  const Sources inner{{"p", "{{own}}{{#code}}{{>q}}{{/code}}"}, {"q", "{{name}}"}};
  CHECK(parts("{{>p}}", inner) == Counts{1, 1});
  const Sources both{{"p", "{{name}}{{>q}}"}, {"q", "{{site.title}}{{name}}"}};
  CHECK(parts("{{#code}}{{>p}}{{/code}}", both) == Counts{1, 1});
  Pages pages("{{#code}}{{>p}}{{/code}} {{#code}}{{>p}}{{/code}}", both);
  CHECK(pages.make("1").bytes == "it&#39;sTit&#39;s it&#39;sTit&#39;s");
}

TEST_CASE("indentation is part of what is kept") {
  const Sources partial{{"p", "<b>\n{{name}}\n</b>\n"}, {"q", "  {{>p}}\n"}};
  Pages pages("{{#code}}\n{{>p}}\n    {{>p}}\n  {{>q}}\n{{/code}}\n{{own}}\n", partial);
  pages.make("1");
  const PageBytes second = pages.make("2");
  CHECK(
      second.bytes ==
      "<b>\nit&#39;s\n</b>\n    <b>\n    it&#39;s\n    </b>\n    <b>\n    it&#39;s\n    </b>\n2\n");
  CHECK(second.prepared.size() == 3);
}

TEST_CASE("threads that make one partial at once get one text") {
  Pages pages("{{#code}}{{>p}}{{/code}}{{own}}", {{"p", "{{#list}}{{.}},{{/list}}"}});
  std::vector<std::string> texts(8);
  {
    std::vector<std::jthread> threads;
    for (std::size_t i = 0; i < texts.size(); ++i)
      threads.emplace_back([&, i] { texts[i] = pages.make_kept(std::to_string(i)).bytes; });
  }
  for (std::size_t i = 0; i < texts.size(); ++i)
    CHECK(texts[i] == "a,b," + std::to_string(i));
}
