#pragma once

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/tree.h>

// A variable that holds a function, which Swift does not read: any thread
// could change it.
static inline void guichet_xml_free(void *memory) {
    xmlFree(memory);
}
