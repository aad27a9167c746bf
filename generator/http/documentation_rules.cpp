// What printed examples do and real messages never: looked for in Mode::example only.

#include "http/documentation.hpp"
#include "http/field_values.hpp"
#include "http/rule_sets.hpp"
#include "http/text.hpp"

namespace statusbook::http {

namespace {

void check_placeholders(const Context& context, Report& report) {
  if (context.mode != Mode::example) return;
  for (const Field& field : context.response.fields) {
    if (!is_placeholder(field.value)) continue;
    report.add("example-placeholder", place_of(context.response, field),
               quoted(field.value) + " stands for a value, which is not checked");
  }
}

constexpr Rule rows[] = {
    {
        .id = "example-elision",
        .severity = Severity::note,
        .group = Group::advice,
        .tier = 1,
        .title = "Part of the message is left out",
        .explanation =
            "Dots, a remark in brackets or a comment stand for lines that are not shown. The rest "
            "is checked as if the message were complete; the length and the syntax of the content "
            "are not.",
        .mend = "Nothing to mend in a printout; show the whole message if it is to be proved.",
        .failing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "...\r\n"
                   "Content-Length: 0\r\n\r\n",
        .passing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Content-Length: 0\r\n\r\n",
        .outside_wire = OutsideWire::note,
        .mode = Mode::example,
    },
    {
        .id = "example-placeholder",
        .severity = Severity::note,
        .group = Group::advice,
        .tier = 1,
        .title = "A value is a placeholder",
        .explanation =
            "Something like <length>, {id} or YOUR_TOKEN stands for a value. It is taken as a "
            "good one.",
        .mend = "Nothing to mend in a printout; show a real value if it is to be proved.",
        .failing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Content-Length: <length>\r\n\r\n",
        .passing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Content-Length: 0\r\n\r\n",
        .check = check_placeholders,
        .mode = Mode::example,
    },
};

}  // namespace

std::span<const Rule> documentation_rules() {
  return rows;
}

}  // namespace statusbook::http
