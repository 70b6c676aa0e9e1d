/* libxml2 for Swift: the headers. No logic. */
#ifndef SIGNET_CLIBXML2_SHIM_H
#define SIGNET_CLIBXML2_SHIM_H

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/tree.h>
#include <libxml/c14n.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
#include <libxml/xmlerror.h>
#include <libxml/encoding.h>

#endif
