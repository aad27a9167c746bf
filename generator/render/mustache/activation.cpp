#include "render/mustache/activation.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace statusbook::mustache {
namespace {

constexpr std::size_t longest_chain = 4;  // callers named in a message

}  // namespace

std::optional<Content> passed_content(const Activation& activation, std::string_view name) {
  std::optional<Content> content;
  for (const Activation* one = &activation; one->call != nullptr; one = one->caller) {
    const auto& arguments = one->call->arguments;
    const auto match = std::find_if(arguments.begin(), arguments.end(),
                                    [&](const Argument& a) { return a.name == name; });
    if (match != arguments.end()) content = Content{match->content, one->caller};
  }
  return content;
}

std::string describe_callers(const Activation& activation) {
  std::string text;
  std::size_t named = 0;
  for (const Activation* one = &activation; one->call != nullptr; one = one->caller) {
    if (++named > longest_chain) return text + ", and so on";
    const Location where = one->caller->running->source.locate(one->call->offset);
    text += fmt::format(", included from {}:{}", where.file, where.line);
  }
  return text;
}

}  // namespace statusbook::mustache
