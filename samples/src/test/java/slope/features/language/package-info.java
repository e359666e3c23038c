/** Each construct of the language, as a user would write it. */
package slope.features.language;
