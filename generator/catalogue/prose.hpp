#pragma once

// Prose in Markdown, cut into the sections that a page kind knows. The headings are data
// (HeadingRule); an unknown one is an error with "did you mean". Sections keep their Markdown
// source, which render/ turns into HTML. Plain values that own their text.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "support/diagnostic.hpp"

namespace statusbook {

struct ProseSection {
  std::string heading;
  std::string id;        // of the rule, or the heading's slug where headings are free
  std::string markdown;  // between this heading and the next one, without blank lines around it
  std::size_t line = 0;  // of the heading
  std::vector<ProseSection> parts;  // under ### headings
};

struct ProseLink {
  std::string destination;  // as written
  Location where;
};

struct Prose {
  std::vector<ProseSection> sections;
  std::vector<ProseLink> links;

  // The section with this id; null if the page leaves it out.
  const ProseSection* find(std::string_view id) const;
};

// One heading that a file may have.
struct HeadingRule {
  enum class Parts { none, known, free };

  std::string heading;
  std::string id;
  Parts parts = Parts::none;                  // what ### headings may stand under it
  std::vector<HeadingRule> known_parts = {};  // for Parts::known

  bool operator==(const HeadingRule&) const = default;
};

// "Is a 502 my fault?" → "is-a-502-my-fault". ASCII letters and digits, the rest becomes one
// hyphen.
std::string slug(std::string_view heading);

// The sections of `source` from byte `begin` on. Sections must come in the order of `rules`; each
// may be left out but not be empty; without rules any heading may stand. Raw HTML, a first-level
// heading and text before the first section are errors. Problems are added to `report`, and what
// could be read is returned all the same.
Prose read_prose(const SourceText& source, std::size_t begin, const std::vector<HeadingRule>& rules,
                 Diagnostics& report);

}  // namespace statusbook
