#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "pages/code_views.hpp"
#include "pages/page_kinds.hpp"

namespace statusbook {
namespace {

using Chooses = std::function<bool(const StatusCode&)>;

// What the filter calls the family of a code that stands in the registry's own classes.
constexpr std::string_view registry_choice = "registry";

const Family& family_of(const SiteContext& context, const StatusCode& code) {
  return *context.catalogue().find_family(code.family);
}

std::string_view vendor_choice(const Family& family) {
  return family.kind == "class" ? registry_choice : std::string_view(family.slug);
}

// A class holds its own codes and the vendors' that start with its digit.
bool is_of_class(const StatusCode& code, const Family& family) {
  if (family.kind != "class") return false;
  return code.family == family.slug || code.code / 100 == family.first_digit;
}

// The rows of one table; null when there are none.
View rows_view(const SiteContext& context, const Chooses& chooses) {
  View::List rows;
  for (const StatusCode& code : context.catalogue().codes) {
    if (!chooses(code)) continue;
    rows.push_back(View{{"card", View::borrow(context.card(code))},
                        {"vendor", vendor_choice(family_of(context, code))}});
  }
  return optional_list(std::move(rows));
}

View group_view(const Family& family, View rows) {
  return View{{"id", family.slug},     {"label", family.label},     {"name", family.name},
              {"color", family.color}, {"url", family_url(family)}, {"codes", std::move(rows)}};
}

// Numbers below 100 and from 600 on belong to no class (RFC 9110 15).
View outside_view(View rows) {
  return View{{"id", "no-class"},  {"label", "Others"}, {"name", "Outside the five classes"},
              {"color", "vendor"}, {"url", View()},     {"codes", std::move(rows)}};
}

// One group for each class, then the numbers that have no class.
View groups_view(const SiteContext& context) {
  const std::vector<Family>& families = context.catalogue().families;
  View::List groups;
  for (const Family& family : families) {
    View rows =
        rows_view(context, [&family](const StatusCode& code) { return is_of_class(code, family); });
    if (!rows.is_null()) groups.push_back(group_view(family, std::move(rows)));
  }
  View rows = rows_view(context, [&families](const StatusCode& code) {
    return std::none_of(families.begin(), families.end(),
                        [&code](const Family& family) { return is_of_class(code, family); });
  });
  if (!rows.is_null()) groups.push_back(outside_view(std::move(rows)));
  return groups;
}

View vendors_view(const SiteContext& context) {
  View::List vendors{View{{"value", registry_choice}, {"label", "The IANA registry"}}};
  for (const Family& family : context.catalogue().families) {
    if (family.kind == "class" || context.catalogue().codes_of(family).empty()) continue;
    vendors.push_back(View{{"value", family.slug}, {"label", family.name}});
  }
  return vendors;
}

// What some code of the catalogue says of itself, in the order of `known`.
View values_in_use(const SiteContext& context, std::string StatusCode::*member,
                   std::initializer_list<const char*> known) {
  const std::vector<StatusCode>& codes = context.catalogue().codes;
  View::List values;
  for (const char* value : known) {
    const auto has_value = [&](const StatusCode& code) { return code.*member == value; };
    if (std::any_of(codes.begin(), codes.end(), has_value)) values.emplace_back(value);
  }
  return values;
}

}  // namespace

std::vector<Page> list_code_index_page(const SiteContext& context) {
  PageInfo info{.url = "/codes/",
                .kind = "code_index",
                .title = "All status codes",
                .description = fmt::format(
                    "All {} status codes in one list: the IANA registry and the numbers that "
                    "servers, networks and frameworks use on their own.",
                    context.catalogue().codes.size()),
                .updated = context.updated()};
  return {context.make_page(std::move(info), [&context] {
    return View::Object{{"groups", groups_view(context)},
                        {"vendors", vendors_view(context)},
                        {"standings", values_in_use(context, &StatusCode::standing,
                                                    {"registered", "temporary", "unused",
                                                     "obsoleted", "unofficial"})},
                        {"presences", values_in_use(context, &StatusCode::presence,
                                                    {"on the wire", "log only", "internal",
                                                     "in the content", "client side", "rumored"})}};
  })};
}

}  // namespace statusbook
