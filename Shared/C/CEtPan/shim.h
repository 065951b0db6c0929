#pragma once

#include <libetpan/libetpan.h>
#include <gnutls/gnutls.h>
#include <gnutls/x509.h>

// libetpan encrypts and leaves it to its user to look at the certificate.

#define GUICHET_LONGEST_CHAIN 16

// Called before the handshake: the name tells the server which certificate to
// show.
static inline void guichet_name_server(struct mailstream_ssl_context *context, void *host) {
    mailstream_ssl_set_server_name(context, (char *)host);
}

// Checks the chain that a server has shown: that it leads to a trusted
// authority, holds now, and is for this host. Returns GnuTLS's error, and the
// reasons of a refusal in `status`.
static inline int guichet_check_certificate(
    mailstream *stream, const char *host, const char *authorities, unsigned int *status) {
    *status = GNUTLS_CERT_INVALID;
    carray *chain = mailstream_get_certificate_chain(stream);
    if (chain == NULL) return GNUTLS_E_NO_CERTIFICATE_FOUND;

    gnutls_x509_crt_t certificates[GUICHET_LONGEST_CHAIN];
    unsigned int count = 0;
    int result = 0;
    for (unsigned int i = 0; i < carray_count(chain) && count < GUICHET_LONGEST_CHAIN; i++) {
        MMAPString *der = (MMAPString *)carray_get(chain, i);
        gnutls_datum_t data = {(unsigned char *)der->str, (unsigned int)der->len};
        result = gnutls_x509_crt_init(&certificates[count]);
        if (result < 0) break;
        count++;
        result = gnutls_x509_crt_import(certificates[count - 1], &data, GNUTLS_X509_FMT_DER);
        if (result < 0) break;
    }
    mailstream_certificate_chain_free(chain);

    gnutls_x509_trust_list_t trusted = NULL;
    if (result >= 0) {
        result = count > 0 ? gnutls_x509_trust_list_init(&trusted, 0)
                           : GNUTLS_E_NO_CERTIFICATE_FOUND;
    }
    if (result >= 0) {
        result = authorities != NULL
            ? gnutls_x509_trust_list_add_trust_file(
                  trusted, authorities, NULL, GNUTLS_X509_FMT_PEM, 0, 0)
            : gnutls_x509_trust_list_add_system_trust(trusted, 0, 0);
    }
    if (result >= 0) {
        gnutls_typed_vdata_st expected[] = {
            {GNUTLS_DT_DNS_HOSTNAME, (unsigned char *)host, 0},
            {GNUTLS_DT_KEY_PURPOSE_OID, (unsigned char *)GNUTLS_KP_TLS_WWW_SERVER, 0},
        };
        result = gnutls_x509_trust_list_verify_crt2(
            trusted, certificates, count, expected, 2, 0, status, NULL);
    }
    if (trusted != NULL) gnutls_x509_trust_list_deinit(trusted, 1);
    for (unsigned int i = 0; i < count; i++) gnutls_x509_crt_deinit(certificates[i]);
    return result < 0 ? result : 0;
}
