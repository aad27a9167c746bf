#include "catalogue/schema.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <mutex>
#include <nlohmann/json.hpp>

// Without it valijson ends the program on a schema that it cannot read.
#define VALIJSON_USE_EXCEPTIONS 1
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

#include "support/suggestion.hpp"
#include "support/utf8.hpp"

namespace statusbook {
namespace {

using Json = nlohmann::json;

// Where valijson's error stands, in the document and in the schema.
struct Place {
  const JsonNode* node = nullptr;  // the value that is wrong
  const Json* rule = nullptr;      // the subschema it was held against; may be null
  std::string name;                // the member's name, or "item 3 of 'fault'"
};

// What is said about one of valijson's messages.
struct Finding {
  Span span;
  std::string message;
  std::string hint;
};

std::vector<std::string> allowed_values(const Json& rule) {
  std::vector<std::string> values;
  for (const Json& value : rule.value("enum", Json::array())) {
    values.push_back(value.is_string() ? value.get<std::string>() : value.dump());
  }
  return values;
}

std::vector<std::string> member_names(const Json* rule) {
  std::vector<std::string> names;
  if (rule == nullptr || !rule->contains("properties")) return names;
  for (const auto& property : rule->at("properties").items())
    names.push_back(property.key());
  return names;
}

// The schema's own words on what belongs there.
std::string description(const Json* rule) {
  return rule == nullptr ? "" : rule->value("description", "");
}

// The text between the last pair of single quotes: the name that valijson complains about.
std::string quoted_name(std::string_view text) {
  const std::size_t end = text.rfind('\'');
  if (end == std::string_view::npos || end == 0) return {};
  const std::size_t begin = text.rfind('\'', end - 1);
  if (begin == std::string_view::npos) return {};
  return std::string(text.substr(begin + 1, end - begin - 1));
}

Finding unknown_member(const Place& place, std::string_view text) {
  const std::string name = quoted_name(text);
  Span span = place.node->span;
  for (const JsonMember& member : place.node->members) {
    if (member.name == name) span = member.name_span;
  }
  return {span, fmt::format("unknown member '{}'", name), suggest(name, member_names(place.rule))};
}

Finding missing_member(const Place& place, std::string_view text) {
  const std::string name = quoted_name(text);
  std::string hint;
  if (place.rule != nullptr && place.rule->contains("properties")) {
    const Json& properties = place.rule->at("properties");
    if (properties.contains(name)) hint = description(&properties.at(name));
  }
  return {{place.node->span.offset, 1},
          fmt::format("member '{}' is missing from {}", name, place.name),
          std::move(hint)};
}

// A value as its author sees it, in a few words.
std::string shown_value(const JsonNode& node) {
  switch (node.kind) {
    case JsonNode::Kind::null:
      return "null";
    case JsonNode::Kind::boolean:
      return node.truth ? "true" : "false";
    case JsonNode::Kind::number:
      return node.text;
    case JsonNode::Kind::text:
      return fmt::format("'{}'", node.text);
    case JsonNode::Kind::list:
      return "a list";
    case JsonNode::Kind::object:
      return "an object";
  }
  return {};
}

Finding wrong_value(const Place& place, std::string_view) {
  const std::vector<std::string> values =
      place.rule == nullptr ? std::vector<std::string>{} : allowed_values(*place.rule);
  std::string hint = suggest(place.node->text, values);
  if (hint.empty()) hint = fmt::format("allowed: {}", fmt::join(values, ", "));
  return {place.node->span,
          fmt::format("{} is not a value that {} can have", shown_value(*place.node), place.name),
          std::move(hint)};
}

Finding wrong_type(const Place& place, std::string_view) {
  const std::string wanted =
      place.rule == nullptr ? "another type" : place.rule->value("type", "another type");
  return {place.node->span, fmt::format("{} must be of type {}", place.name, wanted),
          description(place.rule)};
}

Finding wrong_length(const Place& place, std::string_view) {
  const std::size_t length = count_code_points(place.node->text);
  const Json none = Json::object();
  const Json& rule = place.rule == nullptr ? none : *place.rule;
  const std::string bounds =
      rule.contains("maxLength") && length > rule.at("maxLength").get<std::size_t>()
          ? fmt::format("at most {} are allowed", rule.at("maxLength").get<std::size_t>())
          : fmt::format("at least {} are needed", rule.value("minLength", std::size_t{1}));
  return {place.node->span, fmt::format("{} is {} characters long; {}", place.name, length, bounds),
          description(place.rule)};
}

Finding wrong_number(const Place& place, std::string_view) {
  const Json none = Json::object();
  const Json& rule = place.rule == nullptr ? none : *place.rule;
  std::string bounds = "out of bounds";
  if (rule.contains("minimum"))
    bounds = fmt::format("at least {} is needed", rule.at("minimum").dump());
  if (rule.contains("maximum") &&
      std::strtod(place.node->text.c_str(), nullptr) > rule.at("maximum")) {
    bounds = fmt::format("at most {} is allowed", rule.at("maximum").dump());
  }
  return {place.node->span, fmt::format("{} is {}; {}", place.name, place.node->text, bounds),
          description(place.rule)};
}

Finding wrong_count(const Place& place, std::string_view) {
  const Json none = Json::object();
  const Json& rule = place.rule == nullptr ? none : *place.rule;
  const std::size_t count = place.node->items.size();
  const std::size_t most = rule.value("maxItems", count);
  const std::string bounds =
      count > most ? fmt::format("at most {} are allowed", most)
                   : fmt::format("at least {} are needed", rule.value("minItems", count));
  return {place.node->span,
          fmt::format("the number of items of {} is {}; {}", place.name, count, bounds),
          description(place.rule)};
}

// "Elements at indexes #0 and #2 violate uniqueness constraint."
Finding repeated_item(const Place& place, std::string_view text) {
  const std::size_t second = text.rfind('#');
  const std::size_t index = std::strtoul(text.data() + second + 1, nullptr, 10);
  return {
      place.node->items.at(index).span,
      fmt::format("{} stands in {} already", shown_value(place.node->items.at(index)), place.name),
      "take one of the two out"};
}

Finding wrong_format(const Place& place, std::string_view) {
  const std::string pattern = place.rule == nullptr ? "" : place.rule->value("pattern", "");
  return {place.node->span, fmt::format("{} does not have the form {}", place.name, pattern),
          description(place.rule)};
}

// valijson's sentences end with a full stop; our messages do not.
std::string without_full_stop(std::string_view text) {
  if (text.ends_with('.')) text.remove_suffix(1);
  return std::string(text);
}

// Anything else is told in valijson's words.
Finding other(const Place& place, std::string_view text) {
  std::string message = without_full_stop(text);
  if (!message.empty() && 'A' <= message[0] && message[0] <= 'Z') {
    message[0] = static_cast<char>(message[0] - 'A' + 'a');
  }
  return {place.node->span, fmt::format("{}: {}", place.name, message), description(place.rule)};
}

struct Wording {
  std::string_view start;  // of valijson's message
  std::string_view code;
  Finding (*describe)(const Place&, std::string_view);
};

constexpr std::array<Wording, 10> wordings{{
    {.start = "Object contains a property that could not",
     .code = "unknown-member",
     .describe = unknown_member},
    {.start = "Missing required property", .code = "missing-member", .describe = missing_member},
    {.start = "Failed to match against any enum", .code = "bad-value", .describe = wrong_value},
    {.start = "Value type not permitted", .code = "wrong-type", .describe = wrong_type},
    {.start = "String should be no", .code = "bad-length", .describe = wrong_length},
    {.start = "Failed to match regex", .code = "bad-format", .describe = wrong_format},
    {.start = "Expected number", .code = "bad-value", .describe = wrong_number},
    {.start = "Array should contain no", .code = "bad-value", .describe = wrong_count},
    {.start = "Elements at indexes", .code = "bad-value", .describe = repeated_item},
    {.start = "", .code = "bad-value", .describe = other},
}};

// Errors that only say that something further in was wrong, which has its own error.
bool only_sums_up(std::string_view text) {
  return text.starts_with("Failed to validate");
}

// valijson writes a path as "<root>", "[fields]", "[0]".
std::string unbracketed(std::string_view part) {
  if (part.starts_with('[') && part.ends_with(']')) part = part.substr(1, part.size() - 2);
  return std::string(part);
}

const Json* follow_reference(const Json& root, const Json* rule) {
  if (rule == nullptr || !rule->contains("$ref")) return rule;
  const std::string target = rule->at("$ref").get<std::string>();
  return &root.at(Json::json_pointer(target.substr(1)));
}

Place find_place(const Json& schema, const JsonNode& root,
                 const std::vector<std::string>& context) {
  Place place{&root, &schema, "the file"};
  for (const std::string& part : context) {
    if (part == "<root>") continue;
    const std::string step = unbracketed(part);
    const bool in_list = place.node->kind == JsonNode::Kind::list;
    const char* keyword = in_list ? "items" : "properties";
    const Json* rules =
        place.rule != nullptr && place.rule->contains(keyword) ? &place.rule->at(keyword) : nullptr;
    if (in_list) {
      const std::size_t index = std::stoul(step);
      place.node = &place.node->items.at(index);
      place.name = fmt::format("item {} of {}", index + 1, place.name);
    } else {
      place.node = place.node->find(step);
      place.name = fmt::format("'{}'", step);
      if (rules != nullptr) rules = rules->contains(step) ? &rules->at(step) : nullptr;
    }
    place.rule = follow_reference(schema, rules);
  }
  return place;
}

}  // namespace

struct Schema::Compiled {
  using ValidatorPointer = std::unique_ptr<valijson::Validator>;

  Json document;
  valijson::Schema schema;
  // A validator keeps the regular expressions that it has compiled, which cost more than all other
  // checks. Each is lent to one thread at a time.
  std::mutex mutex;
  std::vector<ValidatorPointer> validators;

  bool validate(const Json& target, valijson::ValidationResults& results) {
    ValidatorPointer validator = take_validator();
    const bool is_valid =
        validator->validate(schema, valijson::adapters::NlohmannJsonAdapter(target), &results);
    const std::lock_guard guard(mutex);
    validators.push_back(std::move(validator));
    return is_valid;
  }

  ValidatorPointer take_validator() {
    const std::lock_guard guard(mutex);
    if (validators.empty())
      return std::make_unique<valijson::Validator>(valijson::Validator::kStrongTypes);
    ValidatorPointer validator = std::move(validators.back());
    validators.pop_back();
    return validator;
  }
};

Schema::Schema(std::unique_ptr<Compiled> compiled) : compiled_(std::move(compiled)) {}
Schema::Schema(Schema&&) noexcept = default;
Schema& Schema::operator=(Schema&&) noexcept = default;
Schema::~Schema() = default;

std::optional<Schema> Schema::parse(const SourceText& source, Diagnostics& report) {
  if (!parse_json(source, report)) return std::nullopt;
  auto compiled = std::make_unique<Compiled>();
  compiled->document = Json::parse(source.text);
  try {
    const valijson::adapters::NlohmannJsonAdapter adapter(compiled->document);
    valijson::SchemaParser().populateSchema(adapter, compiled->schema);
  } catch (const std::exception& error) {
    report.error("bad-schema", source.locate_file(),
                 fmt::format("this is no usable JSON Schema: {}", without_full_stop(error.what())));
    return std::nullopt;
  }
  return Schema(std::move(compiled));
}

bool Schema::check(const SourceText& source, const JsonNode& root, Diagnostics& report) const {
  const Json document =
      Json::parse(std::string_view(source.text).substr(root.span.offset, root.span.length));
  valijson::ValidationResults results;
  if (compiled_->validate(document, results)) return true;
  for (const auto& error : results) {
    if (only_sums_up(error.description)) continue;
    const Place place = find_place(compiled_->document, root, error.context);
    const auto wording = std::find_if(wordings.begin(), wordings.end(), [&](const Wording& row) {
      return error.description.starts_with(row.start);
    });
    Finding finding = wording->describe(place, error.description);
    report.error(std::string(wording->code),
                 source.locate(finding.span.offset, finding.span.length),
                 std::move(finding.message), std::move(finding.hint));
  }
  return false;
}

}  // namespace statusbook
