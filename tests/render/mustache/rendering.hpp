#pragma once

// Makes a rendering one line of a test: sources and a view in, text or messages out.

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "render/mustache/evaluator.hpp"
#include "render/view_json.hpp"

namespace statusbook::mustache {

struct Source {
  std::string name;
  std::string text;
};
using Sources = std::vector<Source>;

inline View view_of(const std::string& json) {
  Diagnostics report;
  std::optional<View> view = view_from_json({"view.json", json}, report);
  REQUIRE(report.sorted().empty());
  return *view;
}

inline std::string messages(const Diagnostics& report) {
  std::string text;
  for (const Diagnostic& one : report.sorted())
    text += format(one, Color::no);
  return text;
}

// The template called "page" over `json`: what it gives, or else the messages.
inline std::string rendered(Strictness strictness, const Sources& sources, const std::string& json,
                            const Limits& limits = {}) {
  std::vector<NamedSource> named;
  for (const Source& one : sources)
    named.push_back({one.name, {one.name + ".mustache", one.text}});
  Diagnostics report;
  const auto set = TemplateSet::compile(std::move(named), strictness, report);
  if (!set) return messages(report);
  const View view = view_of(json);
  const View* const contexts[] = {&view};
  const auto text = render(*set, "page", contexts, strictness, "/502/", report, limits);
  CHECK(text.has_value() == report.empty());
  return text ? *text : messages(report);
}

inline std::string lenient(const std::string& page, const std::string& json, Sources others = {}) {
  others.push_back({"page", page});
  return rendered(Strictness::lenient, others, json);
}

inline std::string strict(const std::string& page, const std::string& json, Sources others = {}) {
  others.push_back({"page", page});
  return rendered(Strictness::strict, others, json);
}

}  // namespace statusbook::mustache
