/* libxml2 for Swift: the headers. No logic. */
#ifndef SIGNET_CLIBXML2_SHIM_H
#define SIGNET_CLIBXML2_SHIM_H

/* Debian's libxml2 uses ICU inside, and its headers would bring ICU's, which clash with the ICU that Foundation
   carries. Only xmlCharEncodingHandler looks different without them, and Signet never touches one. */
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/SAX2.h>
#include <libxml/tree.h>
#include <libxml/c14n.h>
#include <libxml/uri.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
#include <libxml/xmlerror.h>

/* xmlFree is a mutable global variable, which Swift 6 refuses to read. */
static inline void signet_xml_free(void *memory) { xmlFree(memory); }

#endif
