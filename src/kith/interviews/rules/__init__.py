"""What an interview study asks of its coders. Facts in, findings out."""
