#pragma once

// One use of a template in progress: which one, from where, with which blocks passed. Activations
// lie on the call stack of the evaluator and point to their callers, which outlive them.

#include <optional>

#include "render/mustache/template_set.hpp"

namespace statusbook::mustache {

struct Activation {
  const Template* running = nullptr;
  const Activation* caller = nullptr;  // null for the page's own template
  const Call* call = nullptr;          // in the caller's program; null likewise
};

// Content for a block and the activation to which it belongs: names of blocks inside it mean what
// they mean where it was written.
struct Content {
  Range range;
  const Activation* owner = nullptr;
};

// The content passed for the block `name`, the outermost caller winning (spec: "Top-level
// substitutions take precedence in multi-level inheritance"); nothing when the default stands.
std::optional<Content> passed_content(const Activation& activation, std::string_view name);

// ", included from a.mustache:12, included from b.mustache:3", or "" for the page's own template.
std::string describe_callers(const Activation& activation);

}  // namespace statusbook::mustache
